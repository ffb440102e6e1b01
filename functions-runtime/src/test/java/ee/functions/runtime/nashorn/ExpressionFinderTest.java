// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionFinderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot read properties of undefined (reading 'x')",
                "x is not a function",
                "x is not defined",
            })
    void takesAHintFromTheMessageOfAnError(String message) {
        ExpressionFinder.Hint hint = ExpressionFinder.Hint.of(message);

        assertThat(hint).isNotNull();
        assertThat(hint.names()).containsExactly("x");
    }

    @Test
    void doesNotSearchAMessageThatAScriptMadeLong() {
        assertThat(ExpressionFinder.Hint.of("x".repeat(1_000) + " is not a function"))
                .isNull();
    }
}
