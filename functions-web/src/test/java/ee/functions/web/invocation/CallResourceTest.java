// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static ee.functions.web.fixture.FakeServices.INVOCATION;
import static ee.functions.web.fixture.FakeServices.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.cors.CorsRule;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.invocation.HeaderValue;
import ee.functions.ejb.invocation.InvocationRequest;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.invocation.Outcome;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallResourceTest {
    private static final String CALL = "/functions/" + FUNCTION + "/call";

    private final WebLayer web = new WebLayer();

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void anyMethodReachesTheFunction(String method) {
        responds(200, List.of(), "ok");

        assertThat(web.call(method, CALL).send().status()).isEqualTo(200);

        assertThat(asked().method()).isEqualTo(method);
        assertThat(asked().target()).isEqualTo(new FunctionTarget(FUNCTION, "$latest"));
        assertThat(asked().raw()).isFalse();
        assertThat(asked().cause()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "/, /",
        "/orders/7%2F8/, /orders/7%2F8/",
        "?tag=beta, ''",
        "?a=1&tag=beta&b=%20, ?a=1&b=%20",
        "?t%61g=beta&integration=raw&&a, ?&a",
        "/x?integration=proxy&tagged=1, /x?tagged=1",
        "?version_id=33333333-3333-4333-8333-333333333333&version=1, ?version=1",
    })
    void theFunctionSeesTheAddressWithoutTheSwitchesOfThePlatform(String called, String seen) {
        responds(200, List.of(), "ok");

        web.call("GET", CALL + called).send();

        assertThat(asked().url()).isEqualTo("http://localhost:8080/faas" + CALL + seen);
    }

    @Test
    void theTagNamesTheVersionAndTheBodyIsHandedOver() {
        responds(200, List.of(), "ok");

        web.call("PUT", CALL + "?tag=%24current&integration=raw")
                .header("Content-Type", "text/plain")
                .body("as it is")
                .send();

        assertThat(asked().target()).isEqualTo(new FunctionTarget(FUNCTION, "$current"));
        assertThat(asked().raw()).isTrue();
        assertThat(asked().body()).asString().isEqualTo("as it is");
    }

    @Test
    void theIdNamesTheVersionInsteadOfATag() {
        responds(200, List.of(), "ok");

        web.call("POST", CALL + "?integration=raw&version_id=" + VERSION)
                .body("{}")
                .send();

        assertThat(asked().target()).isEqualTo(FunctionTarget.ofVersion(FUNCTION, VERSION));
        assertThat(asked().raw()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "?tag=No!, tag, $current",
        "?tag=$version, tag, $current",
        "?integration=queue, integration, proxy or raw",
        "?version_id=1, version_id, UUID",
        "?version_id=33333333-3333-4333-8333-333333333333&tag=beta, version_id, together with tag",
        "?version_id=33333333-3333-4333-8333-333333333333&integration=async, integration, proxy or raw",
    })
    void aSwitchThatIsNotKnownIsRefused(String query, String attribute, String allowed) {
        Answer answer = web.call("POST", CALL + query).body("{}").send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details").toString())
                .contains(attribute)
                .contains(allowed);
        assertThat(answer.header("X-Function-Outcome")).isEqualTo("refused");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void anIdThatIsNoneAndAPathBesideAreNotFound() {
        assertThat(web.call("GET", "/functions/no-id/call").send().json().getString("code"))
                .isEqualTo("NOT_FOUND");
        assertThat(web.call("GET", CALL + "ed").undescribed().send().json().getString("code"))
                .isEqualTo("ROUTE_NOT_FOUND");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void theAnswerTellsWhichVersionGaveIt() {
        responds(
                201,
                List.of(
                        new HeaderValue("X-Function-Id", "forged"),
                        new HeaderValue("X-Function-Version-Id", "forged"),
                        new HeaderValue("Date", "mine"),
                        new HeaderValue("X-Own", "1")),
                "made");

        Answer answer = web.call("POST", CALL + "/orders").body("{}").send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("made");
        assertThat(answer.header("X-Own")).isEqualTo("1");
        assertThat(answer.response().getOutputHeaders().get("X-Function-Id")).hasToString("[" + FUNCTION + "]");
        assertThat(answer.response().getOutputHeaders().get("X-Function-Version-Id"))
                .hasToString("[" + VERSION + "]");
        assertThat(answer.header("X-Function-Remapped-Date")).isEqualTo("mine");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @CsvSource({"TAG_NOT_FOUND, 404,", "FUNCTION_THREW, 502, true", "FUNCTION_TIMED_OUT, 504, true"})
    void failuresSayWhoseTheyAre(ErrorCode code, int status, String functionError) {
        web.services.invocation.completeExceptionally(new FunctionsException(code, "failed"));

        Answer answer = web.call("GET", CALL).send();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("X-Function-Error")).isEqualTo(functionError);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void withoutPermissionToInvokeNothingRuns(String method) {
        web.permissions =
                EnumSet.complementOf(EnumSet.of(Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_INVOKE_CREATE));

        assertThat(web.call(method, CALL).send().status()).isEqualTo(403);
        assertThat(web.services.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/orders/7", "?tag=beta"})
    void aPreflightIsAnsweredForEveryMethod(String below) {
        Answer answer = preflight(CALL + below);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods"))
                .isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void aPreflightDoesNotTellWhetherAFunctionExists() {
        web.services.cors = new CorsRule(List.of("https://other.example"), List.of(), 60);

        Answer refused = preflight(CALL);
        Answer unknown = preflight("/functions/99999999-9999-4999-8999-999999999999/call");

        assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
        assertThat(unknown.status()).isEqualTo(refused.status());
        assertThat(unknown.response().getOutputHeaders())
                .isEqualTo(refused.response().getOutputHeaders());
    }

    @Test
    void otherOperationsOfFunctionsAreNotForPages() {
        assertThat(web.call("GET", "/functions/" + FUNCTION)
                        .header("Origin", "https://page.example")
                        .send()
                        .header("Access-Control-Allow-Origin"))
                .isNull();
    }

    private Answer preflight(String path) {
        return web.call("OPTIONS", path)
                .without("Authorization")
                .header("Origin", "https://page.example")
                .header("Access-Control-Request-Method", "DELETE")
                .send();
    }

    private InvocationRequest asked() {
        return (InvocationRequest) web.services.asked.get(0);
    }

    private void responds(int status, List<HeaderValue> headers, String body) {
        web.services.invocation.complete(new InvocationResponse(
                INVOCATION,
                Outcome.SUCCESS,
                status,
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                FUNCTION,
                VERSION));
    }
}
