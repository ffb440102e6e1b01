// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.stream.StreamEvent;
import ee.functions.ejb.stream.StreamOutbox;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvocationEventsTest {
    private static final UUID FUNCTION = UUID.randomUUID();
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-20T12:00:00Z");

    private final FakeDatabase database = new FakeDatabase();
    private final List<StreamEvent> added = new ArrayList<>();
    private boolean on = true;
    private final InvocationEvents events = Beans.wire(
            new InvocationEvents(),
            new StreamOutbox() {
                @Override
                public boolean isOn() {
                    return on;
                }

                @Override
                public void addAll(List<StreamEvent> given) {
                    added.addAll(given);
                }
            },
            database.functionRepository);

    @Test
    void recordIsAnEventOfTheSameIdUnderTheNameOfTheFunction() {
        FunctionEntity function = new FunctionEntity();
        function.setId(FUNCTION);
        function.setName("greeter");
        database.functions.put(FUNCTION, function);
        UUID invocation = UUID.randomUUID();
        events.add(List.of(record(invocation, "SUCCESS")));

        assertThat(added)
                .containsExactly(new StreamEvent(
                        invocation,
                        "acme",
                        FUNCTION,
                        "FUNCTION_INVOCATION",
                        "SUCCESS",
                        "greeter",
                        NOON,
                        12L,
                        "asked",
                        "answered"));
    }

    @Test
    void whatDidNotSucceedIsAFailure() {
        events.add(List.of(
                record(UUID.randomUUID(), "SUCCESS"),
                record(UUID.randomUUID(), "TIMED_OUT"),
                record(UUID.randomUUID(), "REFUSED")));

        assertThat(added).extracting(StreamEvent::status).containsExactly("SUCCESS", "FAILURE", "FAILURE");
    }

    @Test
    void functionThatIsGoneIsNamedByItsId() {
        events.add(List.of(record(UUID.randomUUID(), "SUCCESS")));

        assertThat(added).extracting(StreamEvent::source).containsExactly(FUNCTION.toString());
    }

    @Test
    void nothingIsLookedUpWhileTheStreamIsOff() {
        on = false;
        events.add(List.of(record(UUID.randomUUID(), "SUCCESS")));

        assertThat(added).isEmpty();
    }

    private static InvocationRecordEntity record(UUID id, String outcome) {
        InvocationRecordEntity record = new InvocationRecordEntity();
        record.setId(id);
        record.setSiteId("acme");
        record.setFunctionId(FUNCTION);
        record.setOutcome(outcome);
        record.setStatus(200);
        record.setStartedAt(NOON);
        record.setDurationMs(12);
        record.setRequestPayload("asked");
        record.setResponsePayload("answered");
        return record;
    }
}
