// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.TestSettings;
import org.junit.jupiter.api.Test;

class CodeLimitTest {
    private final CodeLimit limit = CodeLimit.from(TestSettings.defaults());

    @Test
    void codeOf512000BytesPasses() {
        assertThatCode(() -> limit.check("x".repeat(512_000))).doesNotThrowAnyException();
        assertThatCode(() -> limit.check("\u00E4".repeat(256_000))).doesNotThrowAnyException();
    }

    @Test
    void oneByteMoreIsRefused() {
        assertRefused(ErrorCode.CODE_TOO_LARGE, "x".repeat(512_001));
        assertRefused(ErrorCode.CODE_TOO_LARGE, "\u00E4".repeat(256_000) + "x");
    }

    @Test
    void emptyCodeIsRefused() {
        assertRefused(ErrorCode.VALIDATION_FAILED, "");
        assertRefused(ErrorCode.VALIDATION_FAILED, " \n");
    }

    @Test
    void codeThatNoDatabaseKeepsIsRefused() {
        assertRefused(ErrorCode.VALIDATION_FAILED, "const a = '\u0000';");
        assertRefused(ErrorCode.VALIDATION_FAILED, "const a = '\uD83D';");
    }

    private void assertRefused(ErrorCode code, String text) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> limit.check(text))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.details())
                            .extracting(FunctionsException.Detail::attribute)
                            .containsExactly("code");
                });
    }
}
