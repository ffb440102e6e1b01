// SPDX-License-Identifier: Apache-2.0
package ee.functions.web;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.permission.Permission;
import ee.functions.web.fixture.Tokens;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every path: negotiation, permissions, and the errors that JAX-RS finds. */
class WebLayerTest {
    private static final String VENDOR = "application/vnd.salemove.v1+json";
    private static final String CREATE = "{\"site_id\":\"site-1\",\"name\":\"hello\"}";

    private final WebLayer web = new WebLayer();

    @Test
    void theVendorTypeIsAcceptedAndAnsweredWithPlainJson() {
        Answer answer = web.call("GET", "/functions?site_ids[]=site-1")
                .header("Accept", VENDOR)
                .header("Content-Type", "application/json")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "Application/JSON",
                VENDOR,
                "application/merge-patch+json"
            })
    void bodiesOfAnyJsonTypeAreRead(String type) {
        assertThat(web.call("POST", "/functions")
                        .header("Content-Type", type)
                        .body(CREATE)
                        .send()
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/octet-stream"})
    void bodiesOfOtherTypesAreNotRead(String type) {
        Answer answer = web.call("POST", "/functions")
                .header("Content-Type", type)
                .body(CREATE)
                .send();

        assertThat(answer.status()).isEqualTo(415);
        assertError(answer, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aTrailingSlashIsTheSamePath() {
        assertThat(web.call("POST", "/functions/").body(CREATE).send().status()).isEqualTo(201);
    }

    @Test
    void anUnknownPathIsNoRoute() {
        Answer answer = web.call("GET", "/nowhere").header("Accept", VENDOR).send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertError(answer, "ROUTE_NOT_FOUND");
    }

    @Test
    void aWrongMethodSaysWhichAreAllowed() {
        Answer answer = web.call("PUT", "/functions").body(CREATE).send();

        assertThat(answer.status()).isEqualTo(405);
        assertThat(String.valueOf(answer.header("Allow"))).contains("GET", "POST");
        assertError(answer, "METHOD_NOT_ALLOWED");
    }

    @Test
    void optionsAreAnsweredAndAreNoError() {
        Answer answer = web.call("OPTIONS", "/functions").send();

        assertThat(answer.status()).isIn(200, 204);
        assertThat(String.valueOf(answer.header("Allow"))).contains("GET", "POST");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /functions, FUNCTIONS_CREATE",
        "GET, /functions, FUNCTIONS_READ",
        "GET, /functions/x, FUNCTIONS_READ",
        "PATCH, /functions/x, FUNCTIONS_UPDATE",
        "DELETE, /functions/x, FUNCTIONS_UPDATE",
        "POST, /functions/x/versions, FUNCTIONS_UPDATE",
        "PATCH, /functions/x/versions/y, FUNCTIONS_UPDATE",
        "GET, /functions/x/versions, FUNCTIONS_READ",
        "GET, /functions/x/versions/y, FUNCTIONS_READ",
        "GET, /functions/x/versions/y/code, FUNCTIONS_READ",
        "GET, /functions/x/versions/y/source, FUNCTIONS_READ",
        "DELETE, /functions/x/versions/y, FUNCTIONS_UPDATE",
        "GET, /functions/x/tags, FUNCTIONS_READ",
        "PUT, /functions/x/tags/y, FUNCTIONS_UPDATE",
        "DELETE, /functions/x/tags/y, FUNCTIONS_UPDATE",
        "GET, /functions/x/tag-history, FUNCTIONS_READ",
        "GET, /functions/x/tasks/y, FUNCTIONS_READ",
        "POST, /functions/x/deployments, FUNCTIONS_UPDATE",
        "GET, /functions/x/deployments, FUNCTIONS_READ",
        "GET, /functions/x/scaling-policies, FUNCTIONS_READ",
        "PUT, /functions/x/scaling-policies/y, FUNCTIONS_UPDATE",
        "DELETE, /functions/x/scaling-policies/y, FUNCTIONS_UPDATE",
        "GET, /functions/x/instances, FUNCTIONS_READ",
        "POST, /api/v1/functions, FUNCTIONS_CREATE",
        "GET, /api/v1/functions, FUNCTIONS_READ",
        "GET, /api/v1/functions/x, FUNCTIONS_READ",
        "PUT, /api/v1/functions/x, FUNCTIONS_UPDATE",
        "DELETE, /api/v1/functions/x, FUNCTIONS_UPDATE",
        "POST, /api/v1/functions/build/x, FUNCTIONS_UPDATE",
        "POST, /api/v1/functions/deploy/x, FUNCTIONS_UPDATE",
        "GET, /functions/x/logs, FUNCTIONS_READ",
        "GET, /functions/x/logs/tail, FUNCTIONS_READ",
        "GET, /api/v2/functions/storage/kv/namespaces, FUNCTIONS_KV_UPDATE",
        "POST, /api/v2/functions/storage/kv/namespaces/n, FUNCTIONS_KV_UPDATE",
        "GET, /api/v2/functions/storage/kv/namespaces/n, FUNCTIONS_KV_UPDATE",
        "POST, /functions/kv/batch, FUNCTIONS_KV_UPDATE",
        "GET, /functions/kv?namespace=n, FUNCTIONS_KV_UPDATE",
        "POST, /functions/stats, FUNCTIONS_READ",
        "GET, /audit_log, FUNCTIONS_AUDIT_READ",
        "GET, /sites/x/audit_log, FUNCTIONS_ADMINISTER",
        "POST, /api/v2/scheduled-triggers, FUNCTIONS_UPDATE",
        "GET, /api/v2/scheduled-triggers, FUNCTIONS_READ",
        "GET, /api/v2/scheduled-triggers/x, FUNCTIONS_READ",
        "PATCH, /api/v2/scheduled-triggers/x, FUNCTIONS_UPDATE",
        "DELETE, /api/v2/scheduled-triggers/x, FUNCTIONS_UPDATE",
        "GET, /api/v2/scheduled-triggers/x/runs, FUNCTIONS_READ",
        "GET, /functions/x/async-policies, FUNCTIONS_READ",
        "GET, /functions/x/async-policies/t, FUNCTIONS_READ",
        "PUT, /functions/x/async-policies/t, FUNCTIONS_UPDATE",
        "DELETE, /functions/x/async-policies/t, FUNCTIONS_UPDATE",
        "GET, /functions/x/async-invocations, FUNCTIONS_READ",
        "GET, /functions/x/async-invocations/y, FUNCTIONS_READ",
        "POST, /functions/x/async-invocations/y/run-again, FUNCTIONS_UPDATE",
        "DELETE, /functions/x/async-invocations/y, FUNCTIONS_UPDATE",
        "GET, /api/v3/events, FUNCTIONS_READ",
        "POST, /api/v3/events, FUNCTIONS_CREATE",
        "GET, /api/v3/events/x, FUNCTIONS_READ",
        "GET, /api/v3/events/bindings, FUNCTIONS_READ",
        "POST, /api/v3/events/bindings, FUNCTIONS_UPDATE",
        "GET, /api/v3/events/bindings/x, FUNCTIONS_READ",
        "PUT, /api/v3/events/bindings/x, FUNCTIONS_UPDATE",
        "DELETE, /api/v3/events/bindings/x, FUNCTIONS_UPDATE",
        "PATCH, /sites/x, FUNCTIONS_ADMINISTER",
        "GET, /sites/x/usage, FUNCTIONS_READ",
        "GET, /system, FUNCTIONS_ADMINISTER",
        "GET, /api/metrics, FUNCTIONS_ADMINISTER",
    })
    void withoutThePermissionNothingIsReadNorAsked(String method, String path, Permission needed) {
        web.permissions = EnumSet.complementOf(EnumSet.of(needed));

        Answer answer = web.call(method, path).body("not even JSON").send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().getString("message")).contains(needed.role());
        assertError(answer, "PERMISSION_DENIED");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void aTokenWithoutSiteIsRefused() {
        Answer answer = web.call("GET", "/functions/" + FUNCTION)
                .header("Authorization", Tokens.bearer("{}"))
                .send();

        assertThat(answer.status()).isEqualTo(403);
        assertError(answer, "SITE_MISSING");
    }

    @Test
    void anEndpointThatStatesNoPermissionRefusesEverybody() {
        web.add(new Forgotten());

        Answer answer = web.call("GET", "/forgotten").undescribed().send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).doesNotContain("secret");
    }

    @Test
    void anUnknownFailureIsAnIncidentAndLeaksNothing() {
        web.services.refusal = new IllegalStateException("secret");

        Answer answer = web.call("GET", "/functions/" + FUNCTION).send();

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json()).containsKey("incident_id");
        assertThat(answer.text()).doesNotContain("secret");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        Answer answer = web.call("POST", "/functions")
                .body("{\"name\":\"" + "a".repeat(70_000) + "\"}")
                .send();

        assertThat(answer.status()).isEqualTo(413);
        assertError(answer, "BODY_TOO_LARGE");
    }

    @Test
    void malformedJsonSaysWhere() {
        Answer answer = web.call("POST", "/functions").body("{\"name\" 1}").send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("message")).contains("line 1, column 9");
        assertError(answer, "MALFORMED_JSON");
    }

    private static void assertError(Answer answer, String code) {
        JsonObject body = answer.json();
        assertThat(Map.of(
                        "code", body.getString("code"),
                        "status", body.getString("status"),
                        "same", body.getString("error").equals(body.getString("message")),
                        "request", body.getString("request_id")))
                .isEqualTo(Map.of("code", code, "status", "error", "same", true, "request", "req-1"));
    }

    /** Somebody forgot to say who may use this. */
    @Path("/forgotten")
    public static class Forgotten {
        @GET
        public String get() {
            return "secret";
        }
    }
}
