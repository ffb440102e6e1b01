// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegularExpressionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "a.b s a[^]b",
                "[.]. s [.][^]",
                "\\. s \\.",
                "\\u{e9} u \\u00e9",
                "\\u{1f600} u (?:\\ud83d\\ude00)",
                "[a\\u{1f600}] u (?:[a]|\\ud83d[\\ude00-\\ude00])",
                "[\\u{10000}-\\u{10ffff}] u (?:[]|[\\ud800-\\udbff][\\udc00-\\udfff])",
                "[x-\\u{10ffff}] u (?:[x-\\uffff]|[\\ud800-\\udbff][\\udc00-\\udfff])",
                "[\\d-] u [\\d-]",
                "[\\]] u [\\]]",
            })
    void newerExpressionsAreWrittenAsOlderOnes(String pattern, String flags, String lowered) {
        assertThat(RegularExpressions.refusal(pattern, flags)).isNull();
        assertThat(RegularExpressions.lower(pattern, flags)).isEqualTo(lowered);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"a y", "a v", "a d", "(?<n>a) g", "(?<=a)b g", "(?<!a)b g", "\\p{L} u", "[^\\u{1f600}] u"})
    void whatCannotBeWrittenSoIsRefused(String pattern, String flags) {
        assertThat(RegularExpressions.refusal(pattern, flags)).isNotNull();
    }
}
