// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

    @Nested
    class Text {
        @Test
        void malformedJsonNamesLineAndColumn() {
            FunctionsException refusal = refusal("{\n  \"name\": oops\n}");

            assertThat(refusal.code()).isEqualTo(ErrorCode.MALFORMED_JSON);
            assertThat(refusal).hasMessage("The request body is not valid JSON at line 2, column 11.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "[]",
                    "\"text\"",
                    "1",
                    "null",
                    "{} {}",
                    "{}x",
                    "{",
                    "{\"a\":1e999999999999}",
                    "{\"a\":1,}"
                })
        void anythingButOneObjectIsRefused(String body) {
            assertThat(refusal(body).code()).isEqualTo(ErrorCode.MALFORMED_JSON);
        }

        @Test
        void bytesThatAreNotUtf8AreRefused() {
            assertThatExceptionOfType(FunctionsException.class)
                    .isThrownBy(() -> RequestBody.object(new ByteArrayInputStream(new byte[] {'{', (byte) 0xff, '}'})))
                    .withMessage("The request body is not valid UTF-8.");
        }

        @Test
        void deepNestingIsRefusedBeforeAParserSeesIt() {
            String body = "{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";

            assertThatExceptionOfType(FunctionsException.class)
                    .isThrownBy(() -> RequestBody.object(stream(body), 1_000_000))
                    .withMessage("The JSON of the request body is nested deeper than 32 levels.");
        }

        @Test
        void bracketsInTextAreNotNesting() {
            assertThat(read("{\"a\":\"" + "[{\\\"".repeat(100) + "\"}").requiredText("a"))
                    .hasSize(300);
        }

        @Test
        void endlessNumbersAreRefused() {
            assertThat(refusal("{\"a\":" + "9".repeat(65) + "}").code()).isEqualTo(ErrorCode.MALFORMED_JSON);
        }

        @Test
        void aBodyOfExactlyTheMaximumIsReadAndOneByteMoreIsNot() {
            assertThat(RequestBody.bytes(stream("12345"), 5)).hasSize(5);
            assertThat(catchThrowableOfType(FunctionsException.class, () -> RequestBody.bytes(stream("123456"), 5))
                            .code())
                    .isEqualTo(ErrorCode.BODY_TOO_LARGE);
        }

        @Test
        void aBrokenConnectionIsNotAnIncident() {
            InputStream broken = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("reset");
                }
            };

            assertThat(catchThrowableOfType(FunctionsException.class, () -> RequestBody.bytes(broken, 5))
                            .code())
                    .isEqualTo(ErrorCode.MALFORMED_JSON);
        }
    }

    @Nested
    class Fields {
        @Test
        void everyProblemIsReportedAtOnceWithoutValues() {
            JsonFields fields = read("""
                    {"number": 1, "text": "s3cret", "id": "s3cret", "date": "s3cret", "map": {"A": 1}, "list": []}
                    """);
            fields.requiredText("number");
            fields.requiredText("absent");
            fields.integer("text");
            fields.requiredId("id");
            fields.dateOrNull("date");
            fields.texts("map");
            fields.texts("list");

            InvalidInputException invalid = catchThrowableOfType(InvalidInputException.class, fields::check);

            assertThat(invalid.problems())
                    .containsExactly(
                            new ErrorDetail("number", ErrorDetail.WRONG_TYPE, "must be a string"),
                            new ErrorDetail("absent", ErrorDetail.MISSING, "is required and must be a string"),
                            new ErrorDetail("text", ErrorDetail.WRONG_TYPE, "must be an integer"),
                            new ErrorDetail("id", ErrorDetail.WRONG_FORMAT, "must be a UUID"),
                            new ErrorDetail(
                                    "date", ErrorDetail.WRONG_FORMAT, "must be a date in a string, as in 2026-01-31"),
                            new ErrorDetail("map.A", ErrorDetail.WRONG_TYPE, "must be a string"),
                            new ErrorDetail("list", ErrorDetail.WRONG_TYPE, "must be an object of strings"));
        }

        @Test
        void rightTypesAreRead() {
            UUID id = UUID.randomUUID();
            JsonFields fields = read("""
                    {"text": "a", "text": "b", "unknown": [1], "number": 5, "decimal": 5.0, "id": "%s",
                     "date": "2026-01-31", "map": {"A": "1"}, "changes": {"A": "1", "B": null}}
                    """.formatted(id));

            assertThat(fields.requiredText("text")).isEqualTo("b");
            assertThat(fields.integer("number")).isEqualTo(5);
            assertThat(fields.integer("decimal")).isEqualTo(5);
            assertThat(fields.requiredId("id")).isEqualTo(id);
            assertThat(fields.dateOrNull("date")).isEqualTo(LocalDate.of(2026, 1, 31));
            assertThat(fields.texts("map")).isEqualTo(Map.of("A", "1"));
            assertThat(fields.textsOrNulls("changes")).hasSize(2).containsEntry("B", null);
            fields.check();
        }

        @Test
        void problemsOfInnerObjectsNameTheirPlace() {
            JsonFields fields = read("""
                    {"list": [{"a": 1}, 5, {"inner": [{"b": 2}]}], "none": null, "wrong": {}}
                    """);
            List<JsonFields> objects = fields.requiredObjects("list");
            objects.get(0).requiredText("a");
            objects.get(1).requiredObjects("inner").get(0).requiredText("b");
            fields.requiredObjects("none");
            fields.requiredObjects("wrong");

            assertThat(catchThrowableOfType(InvalidInputException.class, fields::check)
                            .problems())
                    .containsExactly(
                            new ErrorDetail("list.1", ErrorDetail.WRONG_TYPE, "must be an object"),
                            new ErrorDetail("list.0.a", ErrorDetail.WRONG_TYPE, "must be a string"),
                            new ErrorDetail("list.2.inner.0.b", ErrorDetail.WRONG_TYPE, "must be a string"),
                            new ErrorDetail("none", ErrorDetail.MISSING, "is required and must be an array of objects"),
                            new ErrorDetail("wrong", ErrorDetail.WRONG_TYPE, "must be an array of objects"));
        }

        @Test
        void anErrorDoesNotGrowWithTheRequest() {
            JsonFields fields = read("{\"list\": [" + "1,".repeat(10_000) + "1]}");
            fields.requiredObjects("list");

            assertThat(catchThrowableOfType(InvalidInputException.class, fields::check)
                            .problems())
                    .hasSize(100);
        }

        @Test
        void nullIsAbsentOnlyWhereItMayBe() {
            JsonFields fields = read("{\"a\": null}");

            assertThat(fields.textOrNull("a")).isNull();
            assertThat(fields.integerOrNull("a")).isNull();
            assertThat(fields.has("a")).isTrue();
            fields.check();

            fields.text("a");
            fields.integer("a");
            fields.requiredText("a");
            assertThat(catchThrowableOfType(InvalidInputException.class, fields::check)
                            .problems())
                    .extracting(ErrorDetail::type)
                    .containsExactly(ErrorDetail.WRONG_TYPE, ErrorDetail.WRONG_TYPE, ErrorDetail.MISSING);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.5", "2147483648", "1e400", "1e-400", "true", "\"5\"", "[5]"})
        void onlyIntegersAreIntegers(String value) {
            JsonFields fields = read("{\"a\": " + value + "}");
            fields.integer("a");

            assertThat(catchThrowableOfType(InvalidInputException.class, fields::check)
                            .problems())
                    .containsExactly(new ErrorDetail("a", ErrorDetail.WRONG_TYPE, "must be an integer"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800"})
        void textThatNoDatabaseStoresIsRefused(String value) {
            JsonFields fields = read("{\"a\": \"" + value + "\", \"map\": {\"" + value + "\": \"1\"}}");
            fields.requiredText("a");
            fields.texts("map");

            assertThat(catchThrowableOfType(InvalidInputException.class, fields::check)
                            .problems())
                    .extracting(ErrorDetail::attribute)
                    .containsExactly("a", "map");
        }

        @Test
        void surrogatePairsAreText() {
            JsonFields fields = read("{\"a\": \"\\ud83d\\ude00\"}");

            assertThat(fields.requiredText("a")).isEqualTo("😀");
            fields.check();
        }
    }

    private static JsonFields read(String body) {
        return RequestBody.object(stream(body));
    }

    private static FunctionsException refusal(String body) {
        return catchThrowableOfType(FunctionsException.class, () -> read(body));
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
