// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathIdTest {

    @Test
    void aUuidIsAnId() {
        UUID id = UUID.randomUUID();

        assertThat(PathId.of("function", id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "stats",
                "00000000-0000-0000-0000-00000000000g",
                "00000000-0000-0000-0000-0000000000000"
            })
    void anythingElseNamesNothing(String text) {
        FunctionsException refusal = catchThrowableOfType(FunctionsException.class, () -> PathId.of("function", text));

        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal).hasMessage("There is no function with this id; ids are UUIDs.");
    }
}
