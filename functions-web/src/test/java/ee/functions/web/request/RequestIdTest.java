// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.web.fixture.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @Test
    void aHarmlessTokenOfTheCallerIsKept() {
        assertThat(RequestId.choose("req_1.2~3-A")).isEqualTo("req_1.2~3-A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "<a>", "\"", "ä"})
    void anythingElseIsReplaced(String given) {
        assertThat(RequestId.choose(given)).isNotEqualTo(given).satisfies(UUID::fromString);
    }

    @Test
    void anOverlongTokenIsReplaced() {
        assertThat(RequestId.choose("a".repeat(129))).hasSize(36);
    }

    @Test
    void aRequestKeepsTheIdItGotFirst() {
        HttpServletRequest request = Requests.get("http://localhost/faas").build();

        assertThat(RequestId.of(request)).isEqualTo(RequestId.of(request));
    }
}
