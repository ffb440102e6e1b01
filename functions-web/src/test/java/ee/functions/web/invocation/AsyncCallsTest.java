// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import static ee.functions.web.fixture.FakeServices.AUDIT_RECORD;
import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.invocation.InvocationRequest;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AsyncCallsTest {
    private final WebLayer web = new WebLayer();

    private static final String CALL = "/functions/" + FUNCTION + "/call";

    @Test
    void anAcceptedCallIsAnsweredWithWhereItIsSeen() {
        Answer answer = web.call("POST", CALL + "/orders?tag=blue&a=b&integration=async")
                .body("hello")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("X-Invocation-Id")).isEqualTo(AUDIT_RECORD.toString());
        assertThat(answer.json().getString("id")).isEqualTo(AUDIT_RECORD.toString());
        assertThat(answer.json().getString("status")).isEqualTo("WAITING");
        assertThat(answer.json().getString("self"))
                .isEqualTo("/functions/" + FUNCTION + "/async-invocations/" + AUDIT_RECORD);
        assertThat(web.services.asked).singleElement().isInstanceOfSatisfying(InvocationRequest.class, request -> {
            assertThat(request.target()).isEqualTo(new FunctionTarget(FUNCTION, "blue"));
            assertThat(request.url()).isEqualTo("http://localhost:8080/faas" + CALL + "/orders?a=b");
            assertThat(request.raw()).isFalse();
            assertThat(request.cause()).isNull();
            assertThat(request.body()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
        });
    }

    @Test
    void whatIsNotAcceptedIsAnsweredLikeARefusalOfTheFlow() {
        web.services.refusal = new FunctionsException(ErrorCode.FUNCTION_SUSPENDED, "suspended");
        assertThat(web.call("POST", CALL + "?integration=async")
                        .body("x")
                        .send()
                        .status())
                .isEqualTo(409);
    }
}
