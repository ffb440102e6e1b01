// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.TestSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentLimitTest {
    private final EnvironmentLimit limit = EnvironmentLimit.from(TestSettings.defaults());

    @Test
    void namesAndValuesOf4000BytesPass() {
        assertThatCode(() -> limit.checkSize(Map.of("AB", "x".repeat(1_998), "CD", "\u00E4".repeat(999))))
                .doesNotThrowAnyException();
    }

    @Test
    void oneByteMoreIsRefusedWithoutShowingAValue() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> limit.checkSize(Map.of("AB", "x".repeat(3_999))))
                .withMessageContaining("4,000")
                .withMessageNotContaining("xx")
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ENVIRONMENT_TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "A-B", "A B", "\u00C4", "A="})
    void otherNamesAreRefused(String name) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> EnvironmentLimit.checkNames(List.of("GOOD", name)));
    }

    @Test
    void namesOfLettersDigitsAndUnderscoresPass() {
        assertThatCode(() -> EnvironmentLimit.checkNames(List.of("_", "a1", "API_KEY_2")))
                .doesNotThrowAnyException();
    }
}
