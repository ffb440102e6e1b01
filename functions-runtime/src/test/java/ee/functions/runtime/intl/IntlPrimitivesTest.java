// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.egress.RuledEgress;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.webapi.FunctionRunner;
import ee.functions.runtime.webapi.TestScope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntlPrimitivesTest {

    private static final String DATE = "en-US|latn|gregory|UTC||||||numeric|numeric|numeric||||||";
    private static final String NUMBER = "de|latn|decimal||||||standard||auto|auto|1|0|3|||fraction|halfExpand|1|auto";

    private final IntlPrimitives primitives = new IntlPrimitives();

    private Object intl(Object... arguments) throws HostError {
        try (TestScope scope = new TestScope()) {
            return primitives.functions(scope).get("intl").call(arguments);
        }
    }

    @Test
    void theServersLanguageAndTimeZoneDoNotMatter() throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            try (FunctionRunner runner = new FunctionRunner(RuledEgress.allowing(List.of()))) {
                String code = """
                        export function onInvoke() {
                          const date = new Date(0);
                          return new Response([date.toLocaleString("en-GB"), date.getHours(), date.getTimezoneOffset(),
                            (1234.5).toLocaleString(), "i".toLocaleUpperCase(), "I".toLowerCase(),
                            new Intl.NumberFormat().resolvedOptions().locale,
                            new Intl.DateTimeFormat().resolvedOptions().timeZone,
                            new Intl.NumberFormat("xx").format(0.5)].join(";"));
                        }
                        """;
                String answer = runner.answer(runner.load("intl.js", code, Map.of()), "{}");

                assertThat(answer).isEqualTo("01/01/1970, 00:00:00;0;0;1,234.5;I;i;en-US;UTC;0.5");
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void manyThreadsShareFormatters() {
        List<Object> answers = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> {
                    try {
                        return intl("date", DATE, 0.0) + " " + intl("number", NUMBER, "1234.5") + " "
                                + intl("compare", "en|variant|false|false|false", "a", "\u00e4");
                    } catch (HostError e) {
                        return e;
                    }
                })
                .map(Object.class::cast)
                .distinct()
                .toList();

        assertThat(answers).containsExactly("1/1/1970 1.234,5 -1");
    }

    @Test
    void anIncompleteSpecificationIsRefused() {
        assertThatThrownBy(() -> intl("number", "de|latn", "1")).isInstanceOf(HostError.class);
        assertThatThrownBy(() -> intl("nothing", "")).isInstanceOf(HostError.class);
    }

    @Test
    void longTextsAreComparedInBoundedMemory() throws Exception {
        String same = "a".repeat(3_000_000);

        assertThat(intl("compare", "en|variant|false|false|false", same + "a", same + "b"))
                .isEqualTo(-1);
        assertThatThrownBy(() -> intl("segments", same, "grapheme", "en")).isInstanceOf(HostError.class);
    }

    @Test
    void aTagIsCanonicalOrNone() {
        assertThat(LocaleTags.canonical("ZH-hant-tw-U-NU-latn-ca-Roc")).isEqualTo("zh-Hant-TW-u-ca-roc-nu-latn");
        assertThat(LocaleTags.canonical("en-t-de-m0-true")).isEqualTo("en-t-de-m0-true");
        assertThat(LocaleTags.canonical("en--US")).isNull();
        assertThat(LocaleTags.canonical("a".repeat(400))).isNull();
    }
}
