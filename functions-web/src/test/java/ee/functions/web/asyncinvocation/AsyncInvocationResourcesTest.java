// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.asyncinvocation;

import static ee.functions.web.fixture.FakeServices.AUDIT_RECORD;
import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static ee.functions.web.fixture.FakeServices.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.async.AsyncStatus;
import ee.functions.ejb.async.AsyncTarget.ToFunction;
import ee.functions.ejb.async.AsyncTarget.ToStream;
import ee.functions.ejb.async.NewAsyncPolicy;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.version.PageQuery;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsyncInvocationResourcesTest {
    private static final String CALLS = "/functions/" + FUNCTION + "/async-invocations";
    private static final String ONE = CALLS + "/" + AUDIT_RECORD;
    private static final String POLICIES = "/functions/" + FUNCTION + "/async-policies";
    private static final String POLICY = POLICIES + "/blue";

    private final WebLayer web = new WebLayer();

    @Test
    void callsAreListedByPageAndStatus() {
        web.services.nextToken = "t";

        Answer answer = web.call("GET", CALLS + "?status=DEAD&per_page=1").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("next_page"))
                .isEqualTo("http://localhost:8080/faas" + CALLS + "?per_page=1&status=DEAD&page_token=t");
        assertThat(web.services.asked).containsExactly(List.of(AsyncStatus.DEAD, new PageQuery(1, false, null)));
    }

    @Test
    void withoutAStatusAllCallsAreListed() {
        assertThat(web.call("GET", CALLS).send().json().isNull("next_page")).isTrue();
        assertThat(web.services.asked).containsExactly(new PageQuery(50, false, null));
    }

    @ParameterizedTest
    @CsvSource({"status=dead, status", "status=LOST, status", "per_page=0, per_page"})
    void aListThatCannotBeIsRefused(String query, String attribute) {
        assertRefused(web.call("GET", CALLS + "?" + query).send(), attribute);
    }

    @Test
    void aCallIsShownWithItsAttempts() {
        Answer answer = web.call("GET", ONE).send();

        assertThat(answer.json()).isEqualTo(json("""
                {
                  "id": "77777777-7777-4777-8777-777777777777",
                  "function_id": "11111111-1111-4111-8111-111111111111",
                  "tag": "blue",
                  "status": "DEAD",
                  "method": "POST",
                  "url": "http://localhost:8080/faas/functions/x/call",
                  "raw": false,
                  "event_id": null,
                  "attempts": 1,
                  "retries_count": 0,
                  "success_target": null,
                  "failure_target": {"function_id": "33333333-3333-4333-8333-333333333333", "tag": "$current"},
                  "accepted_at": "2026-01-31T12:00:00.123Z",
                  "expires_at": "2026-02-01T12:00:00.123Z",
                  "next_attempt_at": null,
                  "finished_at": "2026-01-31T12:00:00.123Z",
                  "invocation_id": "66666666-6666-4666-8666-666666666666",
                  "outcome": "FUNCTION_ERROR",
                  "http_status": 502,
                  "error_code": "FUNCTION_THREW",
                  "error": "The function threw.",
                  "delivery": "SENT",
                  "last_attempts": [{
                    "invocation_id": "66666666-6666-4666-8666-666666666666",
                    "attempt": 1,
                    "started_at": "2026-01-31T12:00:00.123Z",
                    "finished_at": null,
                    "outcome": "RUNNING",
                    "http_status": null,
                    "error_code": null
                  }]
                }"""));
    }

    @Test
    void aDeadLetterIsRunAgainAndDeleted() {
        assertThat(web.call("POST", ONE + "/run-again").send().json().getString("id"))
                .isEqualTo(AUDIT_RECORD.toString());
        assertThat(web.call("DELETE", ONE).send().status()).isEqualTo(204);
        assertThat(web.services.asked)
                .containsExactly(List.of(FUNCTION, AUDIT_RECORD), List.of(FUNCTION, AUDIT_RECORD));
    }

    @Test
    void whatCannotRunAgainSaysWhenOrWhy() {
        web.services.refusal = new FunctionsException(
                ErrorCode.ASYNC_LIMIT_REACHED, "Too many.", List.of(new Detail(Detail.RETRY_AFTER, "5")));
        Answer full = web.call("POST", ONE + "/run-again").send();
        assertThat(full.status()).isEqualTo(429);
        assertThat(full.header("Retry-After")).isEqualTo("5");
        web.services.refusal = new FunctionsException(ErrorCode.INVALID_STATE, "It is WAITING.");
        assertThat(web.call("POST", ONE + "/run-again").send().status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"GET, /x", "DELETE, /x", "POST, /x/run-again"})
    void whatIsNoIdNamesNoCall(String method, String path) {
        assertThat(web.call(method, CALLS + path).send().status()).isEqualTo(404);
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void aPolicyIsSetWithTargetsOfAllKinds() {
        Answer answer = web.call("PUT", POLICY)
                .body("{\"retries_count\":3,\"success_target\":\"stream\",\"failure_target\":{\"function_id\":\""
                        + VERSION + "\",\"tag\":\"green\"}}")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(json("""
                {
                  "function_id": "11111111-1111-4111-8111-111111111111",
                  "tag": "blue",
                  "retries_count": 3,
                  "success_target": "stream",
                  "failure_target": {"function_id": "33333333-3333-4333-8333-333333333333", "tag": "$latest"},
                  "updated_at": "2026-01-31T12:00:00.123Z"
                }"""));
        assertThat(web.services.asked)
                .containsExactly(
                        List.of("blue", new NewAsyncPolicy(3, new ToStream(), new ToFunction(VERSION, "green"))));
    }

    @Test
    void whatAPolicyLeavesOutIsUsualOrNothing() {
        web.call("PUT", POLICY)
                .body("{\"success_target\":null,\"failure_target\":{\"function_id\":\"" + VERSION + "\"}}")
                .send();
        assertThat(web.services.asked)
                .containsExactly(List.of("blue", new NewAsyncPolicy(null, null, new ToFunction(VERSION, "$current"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"retries_count\":\"3\"} | retries_count",
                "{\"retries_count\":1.5} | retries_count",
                "{\"success_target\":\"queue\"} | success_target",
                "{\"success_target\":7} | success_target",
                "{\"failure_target\":{}} | failure_target.function_id",
                "{\"failure_target\":{\"function_id\":\"x\"}} | failure_target.function_id",
                "{\"failure_target\":{\"function_id\":\"x\",\"tag\":1}} | failure_target.tag"
            })
    void whatIsWrongInAPolicyIsNamed(String body, String attribute) {
        assertRefused(web.call("PUT", POLICY).body(body).send(), attribute);
    }

    @Test
    void policiesAreListedReadAndRemoved() {
        assertThat(web.call("GET", POLICIES).send().json().getJsonArray("items"))
                .hasSize(1);
        assertThat(web.call("GET", POLICY).send().json().getString("tag")).isEqualTo("blue");
        assertThat(web.call("DELETE", POLICIES + "/$current").send().status()).isEqualTo(204);
        assertThat(web.services.asked).containsExactly(FUNCTION, "blue", "$current");
        web.services.refusal = FunctionsException.notFound("policy");
        assertThat(web.call("GET", POLICY).send().status()).isEqualTo(404);
    }

    private void assertRefused(Answer answer, String attribute) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKey(attribute);
        assertThat(web.services.asked).isEmpty();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
