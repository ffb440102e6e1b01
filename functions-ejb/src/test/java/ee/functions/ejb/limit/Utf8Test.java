// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    private static final String EMOJI = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\u00E4\u00F6", "\u20AC 5", "a" + EMOJI + "b", "\u07FF\u0800\uFFFF"})
    void lengthIsThatOfTheEncodedText(String text) {
        assertThat(Utf8.length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void storableTextHasNeitherNulNorHalfPairs() {
        assertThat(Utf8.isStorable("a" + EMOJI)).isTrue();
        assertThat(Utf8.isStorable("a\u0000b")).isFalse();
        assertThat(Utf8.isStorable("\uD83D")).isFalse();
        assertThat(Utf8.isStorable("\uDE00\uD83D")).isFalse();
    }

    @Test
    void cutKeepsWholeCharacters() {
        assertThat(Utf8.cut("abc", 3)).isEqualTo("abc");
        assertThat(Utf8.cut("abcd", 3)).isEqualTo("abc");
        assertThat(Utf8.cut("ab\u20AC", 4)).isEqualTo("ab");
        assertThat(Utf8.cut("a" + EMOJI, 4)).isEqualTo("a");
        assertThat(Utf8.cut("a" + EMOJI, 5)).isEqualTo("a" + EMOJI);
    }
}
