// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.draft;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static ee.functions.web.fixture.FakeServices.INVOCATION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.invocation.HeaderValue;
import ee.functions.ejb.invocation.InvocationRequest;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.invocation.Outcome;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.web.fixture.TestSettings;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invocations with data, by body and by query. */
class DraftInvocationsResourceTest {
    private static final String PATH = "/api/v1/functions/invoke/" + FUNCTION;

    private WebLayer web = new WebLayer();

    @Test
    void theFunctionGetsTheDataAndNotWhatStoodAroundIt() {
        responds(List.of());

        web.call("POST", PATH + "?a=b")
                .header("Content-Type", "application/vnd.own+json")
                .header("Content-Length", "77")
                .header("X-Own", "1")
                .body("{\"data\": {\"message\": \"Hello, World! ä\", \"n\": 1.50}, \"other\": 1}")
                .send();

        InvocationRequest asked = asked();
        assertThat(asked.target()).isEqualTo(new FunctionTarget(FUNCTION, "$current"));
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.url()).isEqualTo(WebLayer.BASE + PATH + "?a=b");
        assertThat(asked.body()).asString().isEqualTo("{\"message\":\"Hello, World! ä\",\"n\":1.50}");
        assertThat(asked.raw()).isFalse();
        assertThat(asked.headers())
                .contains(new HeaderValue("X-Own", "1"), new HeaderValue("Content-Type", "application/json"))
                .extracting(HeaderValue::name)
                .doesNotContain("Content-Length")
                .containsOnlyOnce("Content-Type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"text\"", "[]", "true", "\"\\ud800\""})
    void dataMayBeAnyJson(String data) {
        responds(List.of());

        web.call("POST", PATH).body("{\"data\":" + data + "}").send();

        assertThat(asked().body()).asString().isEqualTo(data);
    }

    @ParameterizedTest
    @CsvSource({
        "{}, 422, VALIDATION_FAILED",
        "{\"message\":\"Hello\"}, 422, VALIDATION_FAILED",
        "[], 400, MALFORMED_JSON",
        "'', 400, MALFORMED_JSON",
        "{\"data\":, 400, MALFORMED_JSON",
    })
    void aBodyWithoutDataIsRefused(String body, int status, String code) {
        Answer answer = web.call("POST", PATH).body(body).send();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().getString("code")).isEqualTo(code);
        assertThat(answer.header("X-Function-Outcome")).isEqualTo("refused");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        web = new WebLayer(TestSettings.with(Map.of(Setting.INVOCATION_REQUEST_BODY_BYTES, "1024")));

        Answer answer = web.call("POST", PATH)
                .body("{\"data\":\"" + "a".repeat(1024) + "\"}")
                .send();

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void otherTypesAreNotRead() {
        Answer answer = web.call("POST", PATH)
                .header("Content-Type", "text/plain")
                .body("{\"data\":1}")
                .send();

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void theParametersOfAQueryAreTheData() {
        responds(List.of());

        web.call("GET", PATH + "?a=b%20%C3%A4&list=2&list=1&empty=&__proto__=x").send();

        InvocationRequest asked = asked();
        assertThat(asked.method()).isEqualTo("GET");
        assertThat(asked.url()).endsWith("?a=b%20%C3%A4&list=2&list=1&empty=&__proto__=x");
        assertThat(asked.headers()).contains(new HeaderValue("Content-Type", "application/json"));
        assertThat(new String(asked.body(), StandardCharsets.UTF_8))
                .contains("\"a\":\"b ä\"", "\"list\":[\"2\",\"1\"]", "\"empty\":\"\"", "\"__proto__\":\"x\"");
    }

    @Test
    void withoutParametersTheDataIsEmpty() {
        responds(List.of());

        web.call("GET", PATH).send();

        assertThat(asked().body()).asString().isEqualTo("{}");
    }

    @Test
    void noCacheKeepsWhatAGetAnswered() {
        responds(List.of(new HeaderValue("Cache-Control", "public, max-age=60"), new HeaderValue("ETag", "\"1\"")));

        Answer answer = web.call("GET", PATH).send();

        assertThat(answer.response().getOutputHeaders().get("Cache-Control")).hasToString("[no-store]");
        assertThat(answer.text()).isEqualTo("answered");
        assertThat(answer.header("X-Function-Outcome")).isEqualTo("success");
        assertThat(answer.header("X-Invocation-Id")).isEqualTo(INVOCATION.toString());
    }

    @Test
    void noCacheKeepsARefusalOfAGet() {
        web.services.invocation.completeExceptionally(
                new FunctionsException(ErrorCode.NO_CURRENT_VERSION, "Deploy one of its versions."));

        Answer answer = web.call("GET", PATH).send();

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().getString("code")).isEqualTo("NO_CURRENT_VERSION");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aPostIsAnInvocationEachTime() {
        responds(List.of());

        for (int i = 0; i < 2; i++) {
            web.call("POST", PATH)
                    .header("Idempotency-Key", "k")
                    .body("{\"data\":1}")
                    .send();
        }

        assertThat(web.services.asked).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Permission.class,
            names = {"FUNCTIONS_INVOKE", "FUNCTIONS_INVOKE_CREATE"})
    void eitherPermissionToInvokeIsEnough(Permission permission) {
        responds(List.of());
        web.permissions = EnumSet.of(permission);

        assertThat(web.call("POST", PATH).body("{\"data\":1}").send().status()).isEqualTo(200);
        assertThat(web.call("GET", PATH).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void withoutThemNothingIsInvoked(String method) {
        web.permissions =
                EnumSet.complementOf(EnumSet.of(Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_INVOKE_CREATE));

        assertThat(web.call(method, PATH).body("{\"data\":1}").send().status()).isEqualTo(403);
        assertThat(web.services.asked).isEmpty();
    }

    private InvocationRequest asked() {
        return (InvocationRequest) web.services.asked.get(0);
    }

    private void responds(List<HeaderValue> headers) {
        web.services.invocation.complete(new InvocationResponse(
                INVOCATION, Outcome.SUCCESS, 200, headers, "answered".getBytes(StandardCharsets.UTF_8)));
    }
}
