// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegularExpressionTest {

    private final Matcher matcher = new Matcher(Interrupt.NEVER);

    private String groups(String pattern, String flags, String text) {
        RegularExpression expression = RegularExpression.compile(pattern, flags);
        boolean found = expression.flags().sticky()
                ? matcher.matchesAt(expression, text, 0)
                : matcher.find(expression, text, 0);
        if (!found) {
            return "-";
        }
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i <= expression.groupCount(); i++) {
            groups.append(i == 0 ? "" : " ")
                    .append(matcher.start(i))
                    .append(',')
                    .append(matcher.end(i));
        }
        return groups.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                // 22.2.2: examples of the standard.
                "a|ab ~ `` ~ abc ~ 0,1",
                "((a)|(ab))((c)|(bc)) ~ `` ~ abc ~ 0,3 0,1 0,1 -1,-1 1,3 -1,-1 1,3",
                "a[a-z]{2,4} ~ `` ~ abcdefghi ~ 0,5",
                "a[a-z]{2,4}? ~ `` ~ abcdefghi ~ 0,3",
                "(aa|aabaac|ba|b|c)* ~ `` ~ aabaac ~ 0,4 2,4",
                "(z)((a+)?(b+)?(c))* ~ `` ~ zaacbbbcac ~ 0,10 0,1 8,10 8,9 -1,-1 9,10",
                "(a*)* ~ `` ~ b ~ 0,0 -1,-1",
                "(?=(a+)) ~ `` ~ baaabac ~ 1,1 1,4",
                "(?=(a+))a*b\\1 ~ `` ~ baaabac ~ 3,6 3,4",
                "(.*?)a(?!(a+)b\\2c)\\2(.*) ~ `` ~ baaabaac ~ 0,8 0,2 -1,-1 3,8",
                // Empty iterations.
                "(a?)*?$ ~ `` ~ aa ~ 0,2 1,2",
                "(?:a?){2,}b ~ `` ~ aab ~ 0,3",
                "(){3} ~ `` ~ x ~ 0,0 0,0",
                "(a{0,2}){2}$ ~ `` ~ aaa ~ 0,3 2,3",
                "(?:(a)|b)* ~ `` ~ ab ~ 0,2 -1,-1",
                // Runs, and what they give back.
                "a*ab ~ `` ~ aaab ~ 0,4",
                "[ab]*b ~ `` ~ abab ~ 0,4",
                "\\w+\\d ~ `` ~ ab12 ~ 0,4",
                "\\d{2,3}\\d ~ `` ~ 1234 ~ 0,4",
                ".*?b ~ `` ~ aabb ~ 0,3",
                "x{2,3}?y ~ `` ~ xxxy ~ 0,4",
                ".{3}?$ ~ `` ~ abcd ~ 1,4",
                // Behind, from right to left.
                "(?<=(\\d+)(\\d+))$ ~ `` ~ 1053 ~ 4,4 0,1 1,4",
                "(?<=\\1(\\w))d ~ i ~ abcCd ~ 4,5 3,4",
                "(?<=a.)c ~ `` ~ abc ~ 2,3",
                "(?<!a.)c ~ `` ~ abc ~ -",
                "(?<=(?<!x)a+)b ~ `` ~ xaab ~ 3,4",
                "(?<=^(?:a|b){2})c ~ `` ~ abc ~ 2,3",
                "(?<=(a){2,3}?)b ~ `` ~ aab ~ 2,3 0,1",
                // Sticky, places.
                "b ~ y ~ ab ~ -",
                "^b ~ m ~ ab ~ -",
                "\\bb ~ `` ~ ab b ~ 3,4",
            })
    void matchesAsTheStandardSays(String pattern, String flags, String text, String expected) {
        assertThat(groups(pattern, flags, text)).isEqualTo(expected);
    }

    @Test
    void readsPairsWithUOnly() {
        String smile = "\ud83d\ude00";
        assertThat(groups(".", "", smile)).isEqualTo("0,1");
        assertThat(groups(".", "u", smile)).isEqualTo("0,2");
        assertThat(groups("[^a]+?$", "u", smile + smile)).isEqualTo("0,4");
        assertThat(groups("\\ud83d", "u", smile)).isEqualTo("-");
        assertThat(groups(".*" + smile, "u", smile + smile)).isEqualTo("0,4");
        assertThat(groups("(?<=.)$", "u", smile)).isEqualTo("2,2");
        assertThat(groups("(?:" + smile + "){2}", "u", smile + smile)).isEqualTo("0,4");
        RegularExpression any = RegularExpression.compile(".", "u");
        assertThat(matcher.find(any, smile, 1)).isTrue();
        assertThat(matcher.start(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "( '' Unterminated 1",
                "a) '' Unmatched 1",
                "* '' Nothing 0",
                "a** '' Nothing 2",
                "{1} '' Nothing 0",
                "[ '' Unterminated 0",
                "x[b-a] '' Range 2",
                "a{2,1} '' numbers 1",
                "\\ '' \\ 0",
                "(?<a '' Invalid 4",
                "(?<a>x)(?<a>y) '' Duplicate 10",
                "(?<a>x)\\k<b> '' Invalid 7",
                "(?x) '' Invalid 0",
                "a{ u Incomplete 1",
                "] u Lone 0",
                "\\- u Invalid 0",
                "\\2(a) u Invalid 0",
                "\\u{110000} u Invalid 0",
                "\\p{Foo} u Invalid 0",
                "[\\d-z] u Invalid 1",
                "(?<=a)* '' Nothing 6",
                "[a&&&b] v Invalid 4",
                "[^\\q{ab}] v Negated 0",
                "a gg Invalid -1",
                "a uv Invalid -1",
            })
    void refusesWhatIsNoPattern(String pattern, String flags, String message, int index) {
        assertThatThrownBy(() -> RegularExpression.compile(pattern, flags))
                .isInstanceOfSatisfying(RegExpSyntaxException.class, e -> {
                    assertThat(e.getMessage()).startsWith(message);
                    assertThat(e.index()).isEqualTo(index);
                });
    }

    @Test
    void propertiesOfStringsAreNamedInTheRefusal() {
        assertThatThrownBy(() -> RegularExpression.compile("\\p{RGI_Emoji}", "v"))
                .hasMessage("The property of strings 'RGI_Emoji' is not supported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "(a+)+$ ~ ``",
                "(a|aa)+$ ~ ``",
                "(a*)*b ~ ``",
                "(?:a|aa|b)*c ~ i",
                "(?<=^b(a|aa)+)! ~ u",
                "(.+)+\\1b ~ s",
            })
    void asksNowAndThenWhetherToGoOn(String pattern, String flags) {
        AtomicInteger asked = new AtomicInteger();
        Matcher impatient = new Matcher(() -> {
            if (asked.incrementAndGet() == 3) {
                throw new IllegalStateException("stop");
            }
        });
        RegularExpression expression = RegularExpression.compile(pattern, flags);

        assertThatThrownBy(() -> impatient.find(expression, "a".repeat(60) + "!", 0))
                .hasMessage("stop");
    }

    @Test
    void choicesMayNotTakeAllMemory() {
        RegularExpression expression = RegularExpression.compile("(?:(a)|(?=.)a)*b", "");

        assertThatThrownBy(() -> matcher.find(expression, "a".repeat(20_000_000), 0))
                .isInstanceOf(RegExpTooComplexException.class);
    }

    @Test
    void deepPatternsAreRefusedAndLongTextsNeedNoStack() {
        assertThatThrownBy(() -> RegularExpression.compile("(".repeat(100_000) + ")".repeat(100_000), ""))
                .hasMessage("Regular expression too large");
        assertThat(groups("^(?:a|b(?=.))*$", "", "ab".repeat(50_000) + "a")).isEqualTo("0,100001");
    }

    @Test
    void sourceCanStandBetweenSlashes() {
        assertThat(RegularExpression.compile("", "")).hasToString("/(?:)/");
        assertThat(RegularExpression.compile("a/[/]\\/\n", "gi")).hasToString("/a\\/[/]\\/\\n/gi");
    }
}
