// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "/functions/1::req_1700000000000_ab12 | /functions/1::req_1700000000000_ab12",
                "\"8e03978e-40d5\" | 8e03978e-40d5",
                "8e03978e-40d5 | 8e03978e-40d5",
                "\"a \\\"b\\\" \\\\c\" | a \"b\" \\c",
            })
    void standardHeaderIsAStringOrBare(String header, String key) {
        assertThat(IdempotencyKey.of(List.of(header), List.of())).contains(key);
    }

    @Test
    void ownHeaderIsBareAndBothMayBeThere() {
        assertThat(IdempotencyKey.of(List.of(), List.of("/functions::req_1_a"))).contains("/functions::req_1_a");
        assertThat(IdempotencyKey.of(List.of("\"a\""), List.of("a"))).contains("a");
        assertThat(IdempotencyKey.of(List.of(), List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"", "\"\"", "\"a", "\"a\"b\"", "\"a\\b\"", "\"a\";x=1", "ä", "a\tb"})
    void otherTextsAreNoKeys(String header) {
        assertInvalid(List.of(header), List.of());
    }

    @Test
    void keysAreOneAndNotTooLong() {
        assertThat(IdempotencyKey.of(List.of("k".repeat(255)), List.of())).isPresent();
        assertInvalid(List.of("k".repeat(256)), List.of());
        assertInvalid(List.of("a"), List.of("b"));
        assertInvalid(List.of("a", "b"), List.of());
        assertInvalid(List.of(), List.of("k".repeat(256)));
    }

    private static void assertInvalid(List<String> standard, List<String> own) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> IdempotencyKey.of(standard, own))
                .returns(ErrorCode.IDEMPOTENCY_KEY_INVALID, FunctionsException::code);
    }
}
