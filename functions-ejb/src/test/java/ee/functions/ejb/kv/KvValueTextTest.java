// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of ECMA-262, QuoteJSONString, and its borders. */
class KvValueTextTest {
    @ParameterizedTest
    @CsvSource({
        "0061, \"a\"",
        "0022, \"\\\"\"",
        "005c, \"\\\\\"",
        "002f, \"/\"",
        "0008, \"\\b\"",
        "0009, \"\\t\"",
        "000a, \"\\n\"",
        "000c, \"\\f\"",
        "000d, \"\\r\"",
        "0000, \"\\u0000\"",
        "000b, \"\\u000b\"",
        "001f, \"\\u001f\"",
        "d800, \"\\ud800\"",
        "dfff, \"\\udfff\"",
    })
    void charactersAreWrittenAsStringifyWritesThem(String hex, String json) {
        assertThat(KvValueText.of(String.valueOf((char) Integer.parseInt(hex, 16))))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({"0020", "007f", "00e9", "2028", "2029", "d7ff", "e000", "ffff"})
    void allOthersAreWrittenAsTheyAre(String hex) {
        char c = (char) Integer.parseInt(hex, 16);
        assertThat(KvValueText.of(String.valueOf(c))).isEqualTo("\"" + c + "\"");
    }

    @Test
    void pairsStayWholeAndHalvesAreEscaped() {
        String pair = Character.toString(0x1f600);
        char high = pair.charAt(0);
        char low = pair.charAt(1);
        assertThat(KvValueText.of(pair)).isEqualTo("\"" + pair + "\"");
        assertThat(KvValueText.of("" + low + high)).isEqualTo("\"\\ude00\\ud83d\"");
        assertThat(KvValueText.of("" + high + pair)).isEqualTo("\"\\ud83d" + pair + "\"");
        assertThat(KvValueText.of("" + high + "a")).isEqualTo("\"\\ud83da\"");
    }

    @Test
    void emptyTextAndBooleans() {
        assertThat(KvValueText.of("")).isEqualTo("\"\"");
        assertThat(KvValueText.of(true)).isEqualTo("true");
        assertThat(KvValueText.of(false)).isEqualTo("false");
    }
}
