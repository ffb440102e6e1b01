// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.FunctionsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "My function_2-b", "0", " leading"})
    void nameOfLettersDigitsSpacesUnderscoresAndHyphensPasses(String name) {
        assertThatCode(() -> FunctionRules.checkName(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "caf\u00E9", "a\nb", "a.b"})
    void otherNamesAreRefused(String name) {
        assertThatExceptionOfType(FunctionsException.class).isThrownBy(() -> FunctionRules.checkName(name));
    }

    @Test
    void nameHasAtMost255Characters() {
        assertThatCode(() -> FunctionRules.checkName("n".repeat(255))).doesNotThrowAnyException();
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> FunctionRules.checkName("n".repeat(256)))
                .withMessageNotContaining("nnn");
    }

    @Test
    void descriptionHasAtMost2000Characters() {
        assertThatCode(() -> FunctionRules.checkDescription("d".repeat(2000))).doesNotThrowAnyException();
        assertThatCode(() -> FunctionRules.checkDescription(null)).doesNotThrowAnyException();
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> FunctionRules.checkDescription("d".repeat(2001)));
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> FunctionRules.checkDescription("a\u0000b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 6})
    void warmInstancesAreZeroToFive(int count) {
        assertThatExceptionOfType(FunctionsException.class).isThrownBy(() -> FunctionRules.checkWarmInstances(count));
        assertThatCode(() -> FunctionRules.checkWarmInstances(5)).doesNotThrowAnyException();
    }
}
