// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "x" is not defined                     | x is not defined
                    Cannot read property "x" from undefined | Cannot read properties of undefined (reading 'x')
                    Can not convert Symbol value to string. | Cannot convert a Symbol value to a string
                    Something of the author                 | Something of the author
                    """)
    void areInCommonWords(String engines, String common) {
        assertThat(EngineMessages.common(engines)).isEqualTo(common);
    }

    @Test
    void areNotSearchedWhenAScriptMadeThemLong() {
        String message = "\"" + "\" of ".repeat(2_000) + "\" is not defined";

        assertThat(EngineMessages.common(message)).isSameAs(message);
    }
}
