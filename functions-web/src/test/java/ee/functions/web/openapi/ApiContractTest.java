// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.contract.Answer;
import ee.functions.contract.ApiContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What judges the answers in all other tests must find what is wrong with one. */
class ApiContractTest {
    private static final String ID = "0c3ab0de-93a5-4d0a-8b7c-2a8f0a3f6f2e";
    private static final String ENGINES = "{\"allow\":null,\"effective\":[\"nashorn\"]}";

    private final ApiContract contract = ApiContract.packed();

    @Test
    void whatIsDescribedPasses() {
        assertThat(contract.faults(engines(200, ENGINES))).isEmpty();
        assertThat(contract.faults(answer("DELETE", "/functions/" + ID, 204, "")))
                .isEmpty();
    }

    @Test
    void memberThatIsNotDescribed() {
        String body = "{\"allow\":null,\"effective\":[],\"secret\":1}";

        assertThat(contract.faults(engines(200, body)))
                .singleElement()
                .asString()
                .contains("getSiteEngines (GET /sites/{siteId}/engines) answered 200", "secret", "Engines");
    }

    @Test
    void memberOfAnotherFormSaysWhere() {
        assertThat(contract.faults(engines(200, "{\"allow\":null,\"effective\":[\"nashorn\",\"lynx\"]}")))
                .singleElement()
                .asString()
                .contains("\"/effective/1\"");
    }

    @Test
    void memberThatIsMissing() {
        assertThat(contract.faults(engines(200, "{\"allow\":null}")))
                .singleElement()
                .asString()
                .contains("effective");
    }

    @Test
    void textThatIsNoJson() {
        assertThat(contract.faults(engines(200, "{")))
                .singleElement()
                .asString()
                .contains("not JSON");
    }

    @Test
    void statusThatIsNotDescribed() {
        assertThat(contract.faults(engines(418, ENGINES)))
                .containsExactly("getSiteEngines (GET /sites/{siteId}/engines) answered 418, which is not described.");
    }

    @Test
    void mediaTypeThatIsNotDescribed() {
        Answer answer = with(engines(200, ENGINES), "content-type", "text/html");

        assertThat(contract.faults(answer)).singleElement().asString().contains("text/html");
    }

    @Test
    void headers() {
        assertThat(contract.faults(with(engines(200, ENGINES), "X-Powered-By", "us")))
                .singleElement()
                .asString()
                .contains("X-Powered-By that is not described");
        assertThat(contract.faults(with(engines(200, ENGINES), "x-request-id", "a b")))
                .singleElement()
                .asString()
                .contains("X-Request-Id of another form");
        Answer without = new Answer("DELETE", "/functions/" + ID, 204, Map.of(), "");
        assertThat(contract.faults(without)).singleElement().asString().contains("no header X-Request-Id");
    }

    @Test
    void bodyWhereThereIsNone() {
        assertThat(contract.faults(answer("DELETE", "/functions/" + ID, 204, "{}")))
                .singleElement()
                .asString()
                .contains("a body, but none is described");
    }

    @Test
    void pathOrMethodThatIsNotDescribed() {
        assertThat(contract.faults(answer("GET", "/nowhere", 200, "{}")))
                .singleElement()
                .asString()
                .contains("/nowhere");
        assertThat(contract.faults(answer("PUT", "/functions", 405, "{}"))).isNotEmpty();
        assertThat(contract.faults(answer("GET", "/functions/stats", 200, "{}")))
                .as("not a function of this id")
                .isNotEmpty();
    }

    @Test
    void invocationsAnswerWhatTheyLike() {
        String path = "/integrations/" + ID + "/endpoint";
        Answer own = with(answer("POST", path, 418, "tea"), "X-Function-Outcome", "success");
        own = with(own, "X-Content-Type-Options", "nosniff");

        assertThat(contract.faults(with(own, "X-Of-Function", "1"))).isEmpty();
        assertThat(contract.faults(with(own, "X-Function-Outcome", "refused")))
                .as("an answer of the platform")
                .isNotEmpty();
    }

    @Test
    void checkSaysItAll() {
        assertThatThrownBy(() -> contract.check(engines(200, "{}")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("getSiteEngines", "200", "allow", "The body is: {}");
    }

    private static Answer engines(int status, String body) {
        return answer("GET", "/sites/site-1/engines", status, body);
    }

    private static Answer answer(String method, String path, int status, String body) {
        return new Answer(
                method,
                path,
                status,
                Map.of("content-type", List.of("application/json"), "x-request-id", List.of("req-1")),
                body);
    }

    private static Answer with(Answer answer, String name, String value) {
        Map<String, List<String>> headers = new HashMap<>(answer.headers());
        headers.put(name, List.of(value));
        return new Answer(answer.method(), answer.path(), answer.status(), headers, answer.body());
    }
}
