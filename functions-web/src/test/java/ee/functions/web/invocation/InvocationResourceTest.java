// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import static ee.functions.web.fixture.FakeServices.INTEGRATION;
import static ee.functions.web.fixture.FakeServices.INVOCATION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.cors.CorsRule;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.invocation.HeaderValue;
import ee.functions.ejb.invocation.InvocationRequest;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.ejb.invocation.InvocationTarget.IntegrationTarget;
import ee.functions.ejb.invocation.Outcome;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.web.fixture.FakeServices;
import ee.functions.web.fixture.TestSettings;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationResourceTest {
    private static final String INVOCATION_ID = "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d";

    private static final String ENDPOINT = "/integrations/" + INTEGRATION + "/endpoint";

    private WebLayer web = new WebLayer();

    @Test
    void theFunctionGetsTheRequestAsItCame() {
        responds(200, List.of(), "");

        web.call("POST", ENDPOINT + "?a=b%20c")
                .header("Accept", "application/vnd.salemove.v1+json")
                .header("Content-Type", "text/csv")
                .body("1;2")
                .send();

        InvocationRequest asked = (InvocationRequest) web.services.asked.get(0);
        assertThat(asked.target()).isEqualTo(new IntegrationTarget(INTEGRATION));
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.url()).isEqualTo("http://localhost:8080/faas" + ENDPOINT + "?a=b%20c");
        assertThat(asked.headers())
                .contains(
                        new HeaderValue("Accept", "application/vnd.salemove.v1+json"),
                        new HeaderValue("Content-Type", "text/csv"));
        assertThat(asked.body()).asString().isEqualTo("1;2");
        assertThat(asked.caller().siteId()).isEqualTo("site-1");
    }

    @Test
    void theCallerGetsWhatTheFunctionAnswered() {
        responds(
                418,
                List.of(
                        new HeaderValue("Content-Type", "application/x-tea"),
                        new HeaderValue("X-Own", "1"),
                        new HeaderValue("X-Own", "2")),
                "tea ä");

        Answer answer = web.call("POST", ENDPOINT).body("{}").send();

        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.text()).isEqualTo("tea ä");
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-tea");
        assertThat(answer.response().getOutputHeaders().get("X-Own")).hasToString("[1, 2]");
        assertThat(answer.header("X-Invocation-Id")).isEqualTo(INVOCATION.toString());
        assertThat(answer.header("X-Function-Outcome")).isEqualTo("success");
        assertThat(answer.header("X-Function-Error")).isNull();
    }

    @Test
    void aFunctionCannotSpeakForThePlatform() {
        responds(
                200,
                List.of(
                        new HeaderValue("X-Function-Outcome", "forged"),
                        new HeaderValue("X-Request-Id", "forged"),
                        new HeaderValue("Transfer-Encoding", "chunked"),
                        new HeaderValue("Content-Length", "9"),
                        new HeaderValue("Server", "mine"),
                        new HeaderValue("X-Split", "a\r\nInjected: yes")),
                "x");

        Answer answer = web.call("POST", ENDPOINT).body("{}").send();

        assertThat(answer.header("X-Function-Outcome")).isEqualTo("success");
        assertThat(answer.header("X-Function-Remapped-Server")).isEqualTo("mine");
        assertThat(answer.headerNames())
                .doesNotContain("X-Request-Id", "Transfer-Encoding", "Content-Length", "Server", "X-Split", "Injected");
    }

    @Test
    void anEmptyAnswerHasNoBody() {
        responds(204, List.of(), "");

        Answer answer = web.call("POST", ENDPOINT).send();

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Content-Type")).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Permission.class,
            names = {"FUNCTIONS_INVOKE", "FUNCTIONS_INVOKE_CREATE"})
    void eitherPermissionToInvokeIsEnough(Permission permission) {
        responds(200, List.of(), "ok");
        web.permissions = EnumSet.of(permission);

        assertThat(web.call("POST", ENDPOINT).body("{}").send().status()).isEqualTo(200);
    }

    @Test
    void withoutPermissionToInvokeNothingRuns() {
        web.permissions =
                EnumSet.complementOf(EnumSet.of(Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_INVOKE_CREATE));

        assertThat(web.call("POST", ENDPOINT).body("{}").send().status()).isEqualTo(403);
        assertThat(web.services.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FUNCTION_THREW, 502, function_error, true",
        "FUNCTION_START_FAILED, 502, function_error, true",
        "FUNCTION_MALFORMED_RESPONSE, 502, malformed, true",
        "FUNCTION_TIMED_OUT, 504, timed_out, true",
        "FUNCTION_MEMORY_EXCEEDED, 502, memory_exceeded, true",
        "FUNCTION_ABORTED, 502, function_error, true",
        "INVOCATION_ID_IN_USE, 409, refused,",
        "CONCURRENCY_LIMIT_REACHED, 429, refused,",
        "NO_CURRENT_VERSION, 409, refused,",
        "NOT_FOUND, 404, refused,",
        "SERVER_BUSY, 503, platform_error,",
    })
    void failuresSayWhoseTheyAre(ErrorCode code, int status, String outcome, String functionError) {
        fails(code);

        Answer answer = web.call("POST", ENDPOINT).body("{}").send();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("X-Function-Outcome")).isEqualTo(outcome);
        assertThat(answer.header("X-Function-Error")).isEqualTo(functionError);
        assertThat(answer.header("X-Invocation-Id")).isEqualTo(INVOCATION_ID);
        assertThat(answer.json().getString("code")).isEqualTo(code.name());
    }

    @Test
    void theStackIsOnlyForThoseWhoMayReadTheCode() {
        fails(ErrorCode.FUNCTION_THREW);
        assertThat(web.call("POST", ENDPOINT).body("{}").send().json()).containsKeys("stackTrace", "errorMessage");

        web.permissions = Set.of(Permission.FUNCTIONS_INVOKE);
        assertThat(web.call("POST", ENDPOINT).body("{}").send().json())
                .doesNotContainKey("stackTrace")
                .containsKey("errorMessage");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        web = new WebLayer(TestSettings.with(Map.of(Setting.INVOCATION_REQUEST_BODY_BYTES, "1024")));

        Answer answer = web.call("POST", ENDPOINT).body("x".repeat(1025)).send();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("X-Function-Outcome")).isEqualTo("refused");
        assertThat(answer.header("RateLimit")).isNotNull();
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void aPreflightIsAnsweredWithoutAToken() {
        Answer answer = web.call("OPTIONS", ENDPOINT)
                .header("Authorization", "")
                .header("Origin", "https://page.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type")
                .send();

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("POST");
        assertThat(String.valueOf(answer.header("Access-Control-Allow-Headers")))
                .contains("Authorization");
    }

    @Test
    void aPageMayReadTheAnswerAndAFunctionMayDecideOtherwise() {
        responds(200, List.of(), "ok");
        assertThat(fromPage().header("Access-Control-Allow-Origin")).isEqualTo("*");

        responds(200, List.of(new HeaderValue("access-control-allow-origin", "https://own.example")), "ok");
        assertThat(fromPage().header("access-control-allow-origin")).isEqualTo("https://own.example");
    }

    @Test
    void everyAnswerTellsWhatIsLeftOfTheLimit() {
        web.services.running = 3;
        responds(200, List.of(), "ok");

        Answer answer = web.call("POST", ENDPOINT).body("{}").send();

        assertThat(answer.header("RateLimit-Policy"))
                .isEqualTo("\"concurrent-invocations\";q=20;qu=\"concurrent-requests\"");
        assertThat(answer.header("RateLimit")).isEqualTo("\"concurrent-invocations\";r=17");
        assertThat(answer.header("X-Rate-Limit-Limit")).isEqualTo("20");
        assertThat(answer.header("X-Rate-Limit-Remaining")).isEqualTo("17");
        assertThat(answer.header("X-Rate-Limit-Reset")).isEqualTo(Long.toString(FakeServices.TIME.toEpochSecond()));
        assertThat(answer.header("Retry-After")).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"FUNCTION_THREW", "NOT_FOUND", "FUNCTION_SUSPENDED", "SERVER_BUSY"})
    void anErrorTellsItToo(ErrorCode code) {
        fails(code);

        Answer answer = web.call("POST", ENDPOINT).body("{}").send();

        assertThat(answer.header("RateLimit")).isEqualTo("\"concurrent-invocations\";r=20");
        assertThat(answer.header("X-Rate-Limit-Remaining")).isEqualTo("20");
    }

    @Test
    void aRefusalAtTheLimitSaysZeroWhateverHasBeenGivenBackSince() {
        web.services.running = 0;
        web.services.invocation.completeExceptionally(new FunctionsException(
                ErrorCode.CONCURRENCY_LIMIT_REACHED,
                "20 run.",
                List.of(
                        new Detail(Detail.RETRY_AFTER, "1"),
                        new Detail(Detail.RATE_LIMIT, "20"),
                        new Detail(Detail.RATE_LIMIT_RESET, "1790000000"))));

        Answer answer = web.call("POST", ENDPOINT).body("{}").send();

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("RateLimit")).isEqualTo("\"concurrent-invocations\";r=0");
        assertThat(answer.header("X-Rate-Limit-Remaining")).isEqualTo("0");
        assertThat(answer.header("X-Rate-Limit-Reset")).isEqualTo("1790000000");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.json().getJsonArray("violated-policies")).hasToString("[\"concurrent-invocations\"]");
    }

    @Test
    void limitsAndTimesOfAFunctionAreNotThoseOfThePlatform() {
        responds(
                429,
                List.of(
                        new HeaderValue("X-Rate-Limit-Remaining", "-1"),
                        new HeaderValue("RateLimit", "\"mine\";r=5"),
                        new HeaderValue("Server-Timing", "db;dur=5"),
                        new HeaderValue("Retry-After", "77")),
                "");

        Answer answer = web.call("POST", ENDPOINT).body("{}").send();

        assertThat(answer.response().getOutputHeaders().get("X-Rate-Limit-Remaining"))
                .hasToString("[20]");
        assertThat(answer.header("X-Function-Remapped-X-Rate-Limit-Remaining")).isEqualTo("-1");
        assertThat(answer.header("X-Function-Remapped-RateLimit")).isEqualTo("\"mine\";r=5");
        assertThat(answer.header("X-Function-Remapped-Server-Timing")).isEqualTo("db;dur=5");
        assertThat(answer.header("Retry-After")).as("is the function's own").isEqualTo("77");
    }

    @Test
    void timesAreForThoseWhoMayReadTheFunction() {
        responds(200, List.of(), "ok");
        assertThat(web.call("POST", ENDPOINT).body("{}").send().header("Server-Timing"))
                .matches("queue;dur=[0-9.]+, load;dur=[0-9.]+, exec;dur=[0-9.]+, kv;dur=[0-9.]+,"
                        + " egress;dur=[0-9.]+, total;dur=[0-9]+\\.[0-9]{3}");

        web.permissions = EnumSet.complementOf(EnumSet.of(Permission.FUNCTIONS_READ));
        responds(200, List.of(), "ok");
        assertThat(web.call("POST", ENDPOINT).body("{}").send().header("Server-Timing"))
                .isNull();
        web.services.invocation = new java.util.concurrent.CompletableFuture<>();
        fails(ErrorCode.FUNCTION_THREW);
        assertThat(web.call("POST", ENDPOINT).body("{}").send().header("Server-Timing"))
                .isNull();
    }

    @Test
    void aFailureTellsItsTimesToo() {
        fails(ErrorCode.FUNCTION_THREW);

        assertThat(web.call("POST", ENDPOINT).body("{}").send().header("Server-Timing"))
                .contains("exec;dur=");
    }

    @Test
    void aPageThatTheFunctionDoesNotAllowLearnsNothing() {
        web.services.cors = new CorsRule(List.of("https://other.example"), List.of(), 60);
        responds(200, List.of(), "ok");

        Answer preflight = preflight(ENDPOINT, "https://page.example");
        Answer answer = fromPage();

        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.headerNames()).containsExactly("Vary");
        assertThat(preflight.header("Vary")).isEqualTo("Origin");
        assertThat(answer.status()).as("browsers keep the rule, not the server").isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        assertThat(answer.header("Timing-Allow-Origin")).isNull();
        assertThat(answer.header("Vary")).isEqualTo("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999-9999-4999-8999-999999999999", "no-id"})
    void aPreflightDoesNotTellWhetherAFunctionExists(String id) {
        web.services.cors = new CorsRule(List.of("https://other.example"), List.of(), 60);

        Answer unknown = preflight("/integrations/" + id + "/endpoint", "https://page.example");
        Answer refused = preflight(ENDPOINT, "https://page.example");

        assertThat(unknown.status()).isEqualTo(refused.status());
        assertThat(unknown.response().getOutputHeaders())
                .isEqualTo(refused.response().getOutputHeaders());
    }

    @Test
    void aPageThatTheFunctionAllowsIsToldItsOwnOrigin() {
        web.services.cors = new CorsRule(List.of("https://page.example"), List.of("X-Own"), 60);
        responds(200, List.of(), "ok");

        Answer preflight = preflight(ENDPOINT, "https://page.example");
        Answer answer = fromPage();

        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://page.example");
        assertThat(preflight.header("Access-Control-Allow-Headers"))
                .isEqualTo("Authorization, Content-Type, X-Request-Id, X-Own");
        assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("60");
        assertThat(preflight.header("Vary")).isEqualTo("Origin");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://page.example");
        assertThat(answer.header("Timing-Allow-Origin")).isEqualTo("https://page.example");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
    }

    @Test
    void otherOperationsAreForNoPage() {
        Answer answer = web.call("GET", "/functions/" + FakeServices.FUNCTION)
                .header("Origin", "https://page.example")
                .send();

        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        assertThat(answer.header("Vary")).isNull();
    }

    private Answer preflight(String path, String origin) {
        return web.call("OPTIONS", path)
                .header("Authorization", "")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .send();
    }

    private Answer fromPage() {
        return web.call("POST", ENDPOINT)
                .header("Origin", "https://page.example")
                .body("{}")
                .send();
    }

    private void responds(int status, List<HeaderValue> headers, String body) {
        web.services.invocation = new java.util.concurrent.CompletableFuture<>();
        web.services.invocation.complete(new InvocationResponse(
                INVOCATION, Outcome.SUCCESS, status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    private void fails(ErrorCode code) {
        web.services.invocation.completeExceptionally(new FunctionsException(
                code,
                "It failed.",
                List.of(
                        new Detail(Detail.ERROR_MESSAGE, "boom"),
                        new Detail(Detail.STACK, "Error: boom"),
                        new Detail(Detail.INVOCATION_ID, INVOCATION_ID))));
    }
}
