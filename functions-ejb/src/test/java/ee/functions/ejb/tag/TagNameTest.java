// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "beta", "release-2026_11", "a123456789012345678901234567890123456789012345678901234567890bc"
            })
    void namesStartWithALetter(String name) {
        assertThat(TagName.isNamed(name)).isTrue();
        assertThatCode(() -> TagName.check("tag", name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1a",
                "-a",
                "_a",
                "Beta",
                "a b",
                "a.b",
                "ä",
                "$latest ",
                "$other",
                "$version",
                "a\n",
                "beta/1"
            })
    void otherTextsAreNoTags(String name) {
        assertThat(TagName.isNamed(name)).isFalse();
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> TagName.check("tag", name))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
                    assertThat(refusal.detail("tag")).contains("$current").contains("lower-case letter");
                });
        assertThat(TagName.isNamed("a".repeat(64))).isFalse();
    }

    @Test
    void reservedTagsCanBeNamedButNotGiven() {
        for (String reserved : new String[] {"$current", "$latest"}) {
            assertThat(TagName.isReserved(reserved)).isTrue();
            assertThat(TagName.isNamed(reserved)).isFalse();
            assertThatCode(() -> TagName.check("tag", reserved)).doesNotThrowAnyException();
        }
        assertThat(TagName.isReserved("beta")).isFalse();
    }
}
