// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
    /** The names that readers of the public contract know. */
    private static final Set<String> KNOWN_TYPES = Set.of(
            "authorization_error",
            "headers_validation_error",
            "input_validation_error",
            "invalid_length_error",
            "resource_not_found_error",
            "resource_already_exists_error",
            "resource_limit_exceeded_error",
            "invalid_resource_state_error",
            "resource_locked_error",
            "route_not_found_error",
            "malformed_input_error",
            "internal_server_error",
            "bad_gateway_error",
            "service_unavailable_error",
            "gateway_timeout_error");

    @ParameterizedTest
    @EnumSource
    void typeIsOneOfTheContract(ErrorCode code) {
        assertThat(KNOWN_TYPES).contains(code.type());
    }

    @ParameterizedTest
    @EnumSource
    void statusFitsTheKind(ErrorCode code) {
        int status = ErrorStatus.of(code);
        switch (code.kind()) {
            case CALLER, LIMIT -> assertThat(status).isBetween(400, 499);
            case FUNCTION -> assertThat(status).isIn(502, 504);
            case PLATFORM -> assertThat(status).isIn(500, 503);
        }
    }

    @Test
    void errorsDocumentIsWhatTheCodesSay() throws IOException {
        String expected = ErrorDocumentation.render();
        Files.writeString(Files.createDirectories(Path.of("target", "docs")).resolve("ERRORS.md"), expected);
        assertThat(Files.readString(Path.of("..", "docs", "ERRORS.md")))
                .as("docs/ERRORS.md is generated: copy functions-ejb/target/docs/ERRORS.md over it")
                .isEqualTo(expected);
    }
}
