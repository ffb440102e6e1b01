// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import static ee.functions.web.fixture.FakeServices.AUDIT_RECORD;
import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.invocation.InvocationRequest;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import ee.functions.web.idempotency.EachTimeAnew;
import ee.functions.web.permission.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AsyncCallsTest {
    private final WebLayer web = new WebLayer();

    /** An address whose caller does not wait. */
    @Path("/later")
    public static final class Later {
        private final AsyncCalls calls;

        Later(AsyncCalls calls) {
            this.calls = calls;
        }

        @POST
        @EachTimeAnew
        @RequiresPermission(Permission.FUNCTIONS_INVOKE)
        public Response call(@Context HttpServletRequest request, byte[] body) {
            return calls.accept(request, new Wanted(new FunctionTarget(FUNCTION, "blue"), "/later", body, true));
        }
    }

    @BeforeEach
    void serve() {
        web.add(new Later(web.asyncCalls));
    }

    @Test
    void anAcceptedCallIsAnsweredWithWhereItIsSeen() {
        Answer answer = web.call("POST", "/later?a=b").body("hello").undescribed().send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("X-Invocation-Id")).isEqualTo(AUDIT_RECORD.toString());
        assertThat(answer.json().getString("id")).isEqualTo(AUDIT_RECORD.toString());
        assertThat(answer.json().getString("status")).isEqualTo("WAITING");
        assertThat(answer.json().getString("self"))
                .isEqualTo("/functions/" + FUNCTION + "/async-invocations/" + AUDIT_RECORD);
        assertThat(web.services.asked)
                .singleElement()
                .isInstanceOfSatisfying(InvocationRequest.class, request -> {
                    assertThat(request.target()).isEqualTo(new FunctionTarget(FUNCTION, "blue"));
                    assertThat(request.url()).isEqualTo("http://localhost:8080/faas/later?a=b");
                    assertThat(request.raw()).isTrue();
                    assertThat(request.cause()).isNull();
                    assertThat(request.body()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
                });
    }

    @Test
    void whatIsNotAcceptedIsAnsweredLikeARefusalOfTheFlow() {
        web.services.refusal = new FunctionsException(ErrorCode.FUNCTION_SUSPENDED, "suspended");
        assertThat(web.call("POST", "/later").body("x").undescribed().send().status())
                .isEqualTo(409);
    }
}
