// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String SECRET = "hunter2";

    private final Redaction redaction = new Redaction(List.of("password", "api_key", "Authorization", "token"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"password\":\"hunter2\"} | {\"password\":\"[redacted]\"}",
                "{\"a\":1,\"PassWord\":7,\"b\":[]} | {\"a\":1,\"PassWord\":\"[redacted]\",\"b\":[]}",
                "{\"api-key\":null} | {\"api-key\":\"[redacted]\"}",
                "{\"apiKey\":{\"a\":[1,{\"b\":\"}\"}]},\"c\":2} | {\"apiKey\":\"[redacted]\",\"c\":2}",
                "{\"token\":[[],[\"hunter2\"]]} | {\"token\":\"[redacted]\"}",
                "{\"token\" : true } | {\"token\" : \"[redacted]\" }",
                "[{\"token\":\"hunter2\"},{\"token\":\"hunter2\"}] | [{\"token\":\"[redacted]\"},{\"token\":\"[redacted]\"}]",
                "{\"pass\\u0077ord\":\"hunter2\"} | {\"pass\\u0077ord\":\"[redacted]\"}",
                "{\"token\":\"a\\\"hunter2\"} | {\"token\":\"[redacted]\"}",
                "{\"tokens\":3,\"pass\":\"word\"} | {\"tokens\":3,\"pass\":\"word\"}",
                "{\"a\":\"token\"} | {\"a\":\"token\"}",
                "{\"a\":{\"token\":{\"token\":1}},\"token\":2} | {\"a\":{\"token\":\"[redacted]\"},\"token\":\"[redacted]\"}",
                "{\"body\":\"{\\\"token\\\":\\\"hunter2\\\"}\"} | {\"body\":\"{\\\"token\\\":\\\"[redacted]\\\"}\"}",
                "{\"body\":\"a=1&token=hunter2&b=2\"} | {\"body\":\"a=1&token=[redacted]&b=2\"}",
                "{\"headers\":[\"Authorization: Bearer hunter2\"]} | {\"headers\":[\"Authorization: [redacted]\"]}",
                "{\"note\":\"[1] see {above}\"} | {\"note\":\"[1] see {above}\"}",
                "{\"note\":\"{token: hunter2}\"} | {\"note\":\"[redacted]\"}",
                "{\"a\":1}{\"token\":\"hunter2\"} | {\"a\":1}{\"token\":\"[redacted]\"}",
                "[info] nothing here | [info] nothing here",
                "a=1&password=hunter2&b=2 | a=1&password=[redacted]&b=2",
                "password=hunter2 | password=[redacted]",
                "user%5Bpassword%5D=hunter2&x=1 | user%5Bpassword%5D=[redacted]&x=1",
                "user[password]=hunter2 | user[password]=[redacted]",
                "pass%77ord=hunter2 | pass%77ord=[redacted]",
                "api-key = hunter2 | api-key = [redacted]",
                "Authorization: Bearer hunter2 | Authorization: [redacted]",
                "password='hun\\'ter2' rest | password=[redacted] rest",
                "a password is needed | a password is needed",
                "token= | token=",
                "<a><b>1</b></a> | <a><b>1</b></a>",
                "100% sure | 100% sure",
                "50%zz&token=hunter2 | 50%zz&token=[redacted]",
            })
    void valuesOfNamedFieldsAreTakenOut(String text, String redacted) {
        assertThat(redaction.of(text, false)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{password: 'hunter2'}",
                "{\"token\":\"hunter2\"",
                "{\"token\":\"hunter2\"]",
                "{\"token\"=\"hunter2\"}",
                "[\"token\" \"hunter2\"",
                "{\"a\":1,}\ntoken hunter2",
                "{\"pass\\u0077ord\": hunter2}",
                "<login password=\"hunter2\"/>",
                "<x:password a=\"b\">hunter2</x:password>",
                "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nhunter2\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"token\"; filename=\"t\"\r\n\r\nhunter2",
            })
    void whatCannotBeToldApartIsLeftOut(String text) {
        assertThat(redaction.of(text, false)).isNull();
    }

    @Test
    void linesOfJsonAndOfHeadersAreTakenOneByOne() {
        assertThat(redaction.of("{\"token\":1}\n{\"b\":2}\n", false))
                .isEqualTo("{\"token\":\"[redacted]\"}\n{\"b\":2}\n");
        assertThat(redaction.of("a: 1\npassword: x y; z\nb: 2", false)).isEqualTo("a: 1\npassword: [redacted]\nb: 2");
        assertThat(redaction.of("a: 1\npassword:\n  - hunter2\n  - x", false)).isEqualTo("a: 1\npassword:[redacted]");
        assertThat(redaction.of("token: |\n  hunter2", false)).isEqualTo("token: [redacted]");
        assertThat(redaction.of("\uFEFF{\"token\":1}", false)).isEqualTo("\uFEFF{\"token\":\"[redacted]\"}");
    }

    @Test
    void noBeginningOfATextEverShowsTheSecret() {
        for (String text : List.of(
                "{\"a\":{\"token\":[1,\"hunter2\"]},\"b\":\"x\"}",
                "{\"body\":\"{\\\"token\\\":\\\"hunter2\\\"}\",\"c\":1}",
                "{\"body\":\"a=1&token=hunter2\"}",
                "a=1&token=hunter2&b=2",
                "x: 1\nAuthorization: Basic hunter2\n")) {
            for (int end = 0; end <= text.length(); end++) {
                String redacted = redaction.of(text.substring(0, end), true);
                assertThat(redacted).as(text.substring(0, end)).isNotNull().doesNotContain("hun");
            }
        }
    }

    @Test
    void depthAndLengthCostNeitherStackNorTime() {
        int deep = 200_000;
        String nested = "[".repeat(deep) + "{\"token\":\"" + SECRET + "\"}" + "]".repeat(deep);
        assertThat(redaction.of(nested, false))
                .hasSize(nested.length() + Redaction.REDACTED.length() - SECRET.length());
        String hidden = "{\"token\":" + "[".repeat(deep) + "]".repeat(deep) + "}";
        assertThat(redaction.of(hidden, false)).isEqualTo("{\"token\":\"[redacted]\"}");
        String many = "{" + "\"token\":1,".repeat(deep) + "\"a\":2}";
        assertThat(redaction.of(many, false)).endsWith("\"a\":2}").doesNotContain(":1,");
        assertThat(redaction.of("=".repeat(deep) + "&".repeat(deep), false)).hasSize(2 * deep);
        assertThat(redaction.of("token ".repeat(deep), false)).isEqualTo("token ".repeat(deep));
    }

    @Test
    void textsWithinTextsWithinTextsEndSomewhere() {
        String text = "{\"token\":\"" + SECRET + "\"}";
        for (int i = 0; i < 8; i++) {
            text = "{\"b\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
            assertThat(redaction.of(text, false)).isNotNull().doesNotContain(SECRET);
        }
    }

    @Test
    void rubbishNeverThrowsNorShowsWhatFollowsTheName() {
        Random random = new Random(7);
        String alphabet = "{}[]\":,\\u0a=&;%5<> \n'ten";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(24); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            boolean cut = random.nextBoolean();
            String redacted = redaction.of(text + " token=\"" + SECRET + "\"", cut);
            if (redacted != null) {
                assertThat(redacted).as(text.toString()).doesNotContain(SECRET);
            }
        }
    }
}
