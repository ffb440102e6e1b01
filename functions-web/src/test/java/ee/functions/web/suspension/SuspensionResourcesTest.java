// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.suspension;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.fixture.Tokens;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuspensionResourcesTest {
    private static final String OF_FUNCTION = "/functions/" + FUNCTION + "/suspension";
    private static final String OF_SITE = "/sites/site-9/suspension";

    private final WebLayer web = new WebLayer();

    static Stream<String> paths() {
        return Stream.of(OF_FUNCTION, OF_SITE);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void suspendAnswersTheSuspension(String path) {
        Answer answer = web.call("PUT", path).body("{\"reason\":\"too much\"}").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(web.services.asked)
                .containsExactly(List.of("site-1", path.equals(OF_SITE) ? "site-9" : FUNCTION, "too much"));
        assertThat(answer.json())
                .isEqualTo(Json.createReader(new StringReader("""
                {
                  "reason": "too much",
                  "source": "rule",
                  "since": "2026-01-31T12:00:00.123Z",
                  "until": "2026-01-31T12:10:00.123Z"
                }
                """)).readObject());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void theSuspensionIsShownAndEnded(String path) {
        assertThat(web.call("GET", path).send().json().getString("reason")).isEqualTo("too much");
        assertThat(web.call("DELETE", path).send().status()).isEqualTo(204);
        assertThat(web.services.asked).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void administratorsNeedNoSite(String path) {
        web.permissions = EnumSet.of(Permission.FUNCTIONS_ADMINISTER);

        Answer answer = web.call("PUT", path)
                .header("Authorization", Tokens.bearer("{}"))
                .body("{\"reason\":\"x\"}")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(web.services.asked).singleElement().asList().contains(Caller.NO_SITE);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everybodyElseIsRefused(String path) {
        web.permissions = EnumSet.complementOf(EnumSet.of(Permission.FUNCTIONS_ADMINISTER));

        for (String method : List.of("PUT", "GET", "DELETE")) {
            Answer answer = web.call(method, path).body("{\"reason\":\"x\"}").send();
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().getString("message")).contains("functions:administer");
        }
        assertThat(web.services.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":null}", "{\"reason\":1}"})
    void aReasonMustBeGiven(String body) {
        Answer answer = web.call("PUT", OF_SITE).body(body).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsOnlyKeys("reason");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/functions/x/suspension",
                "/sites/no%20site/suspension",
                "/sites/%00/suspension",
                "/sites/%C3%A4/suspension"
            })
    void whatCannotBeAnIdNamesNothing(String path) {
        assertThat(web.call("GET", path).send().status()).isEqualTo(404);
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void whatIsNotSuspendedIsNotFound() {
        web.services.refusal = FunctionsException.notFound("site");

        assertThat(web.call("GET", OF_SITE).send().status()).isEqualTo(404);
    }
}
