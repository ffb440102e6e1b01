// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.idempotency;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static ee.functions.web.fixture.FakeServices.INTEGRATION;
import static ee.functions.web.fixture.FakeServices.INVOCATION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.ejb.invocation.Outcome;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import ee.functions.web.invocation.InvocationResource;
import ee.functions.web.statistics.StatisticsResource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Idempotency keys over the web layer. */
class IdempotencyTest {
    private static final String KEY = "/functions::req_1700000000000_ab12";
    private static final String CREATE = "{\"site_id\":\"site-1\",\"name\":\"hello\"}";

    private final WebLayer web = new WebLayer();

    @ParameterizedTest
    @ValueSource(strings = {"X-Idempotency-Key", "Idempotency-Key"})
    void repetitionGetsTheSameAnswerAndIsNotCarriedOut(String header) {
        Answer first = create(header, CREATE);
        Answer second = create(header, CREATE);

        assertThat(second.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Content-Type")).isEqualTo("application/json");
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(web.services.asked).hasSize(1);
    }

    @Test
    void answerWithoutBodyIsRepeatedToo() {
        for (int i = 0; i < 2; i++) {
            Answer answer = web.call("DELETE", "/functions/" + FUNCTION)
                    .header("X-Idempotency-Key", KEY)
                    .header("Content-Type", "application/json")
                    .send();
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.text()).isEmpty();
        }
        assertThat(web.services.asked).hasSize(1);
    }

    @Test
    void refusalIsAnAnswerToo() {
        web.services.refusal = FunctionsException.notFound("function");
        Answer first = create("X-Idempotency-Key", CREATE);
        web.services.refusal = null;
        Answer second = create("X-Idempotency-Key", CREATE);

        assertThat(second.status()).isEqualTo(404);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERNAL_ERROR", "DATABASE_UNAVAILABLE", "SERVER_BUSY", "CONCURRENCY_LIMIT_REACHED"})
    void whatMayEndByItselfIsCarriedOutAgain(ErrorCode failure) {
        web.services.refusal = new FunctionsException(failure, "for a test");
        Answer first = web.call("POST", "/functions")
                .header("X-Idempotency-Key", KEY)
                .body(CREATE)
                .undescribed() // one of these no creation fails with
                .send();
        assertThat(first.status()).isGreaterThanOrEqualTo(429);
        web.services.refusal = null;

        Answer second = create("X-Idempotency-Key", CREATE);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void anotherBodyOrPathIsAnotherRequest() {
        create("X-Idempotency-Key", CREATE);
        Answer otherBody = create("X-Idempotency-Key", CREATE.replace("hello", "other"));
        Answer otherPath = web.call("POST", "/functions/" + FUNCTION + "/versions")
                .header("X-Idempotency-Key", KEY)
                .body(CREATE)
                .send();

        assertThat(List.of(otherBody.status(), otherPath.status())).containsOnly(422);
        assertThat(otherBody.json().getString("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(web.services.asked).hasSize(1);
    }

    @Test
    void keyThatIsNoneIsRefused() {
        Answer answer = web.call("POST", "/functions")
                .header("X-Idempotency-Key", "k".repeat(256))
                .body(CREATE)
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isEqualTo("IDEMPOTENCY_KEY_INVALID");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void whoMayNotDoItLeavesNoTrace() {
        web.permissions = EnumSet.of(Permission.FUNCTIONS_READ);

        assertThat(create("X-Idempotency-Key", CREATE).status()).isEqualTo(403);
        assertThat(web.requests.claimed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET,/functions?site_ids[]=site-1", "GET,/sites", "POST,/functions/stats"})
    void whatOnlyReadsIsNotKept(String method, String path) {
        web.call(method, path).header("X-Idempotency-Key", KEY).send();

        assertThat(web.requests.claimed).isEmpty();
    }

    @Test
    void invocationsAreCarriedOutEachTime() {
        web.services.invocation.complete(
                new InvocationResponse(INVOCATION, Outcome.SUCCESS, 200, List.of(), new byte[0]));
        for (int i = 0; i < 2; i++) {
            assertThat(web.call("POST", "/integrations/" + INTEGRATION + "/endpoint")
                            .header("X-Idempotency-Key", KEY)
                            .body("{}")
                            .send()
                            .status())
                    .isEqualTo(200);
        }
        assertThat(web.services.asked).hasSize(2);
        assertThat(web.requests.claimed).isEmpty();
    }

    @Test
    void answerGoesOutWhenItCannotBeKept() {
        web.requests.broken = new IllegalStateException("for a test");

        assertThat(create("X-Idempotency-Key", CREATE).status()).isEqualTo(201);
    }

    @Test
    void bodyThatNoOperationReadsIsRefused() {
        Answer answer = web.call("POST", "/functions")
                .header("X-Idempotency-Key", KEY)
                .body("x".repeat(6_000_000))
                .send();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(web.requests.claimed).isEmpty();
    }

    @Test
    void coveredIsWhatChangesSomething() {
        assertThat(Arrays.stream(InvocationResource.class.getDeclaredMethods()))
                .noneMatch(IdempotencyFeature::isCovered);
        assertThat(Arrays.stream(StatisticsResource.class.getDeclaredMethods()))
                .noneMatch(IdempotencyFeature::isCovered);
    }

    private Answer create(String header, String body) {
        return web.call("POST", "/functions").header(header, KEY).body(body).send();
    }
}
