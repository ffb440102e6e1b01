// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import ee.functions.ejb.stream.StreamEvent;
import ee.functions.ejb.stream.StreamOutbox;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Puts invocations on the event stream as they are recorded, in the transaction in which the records are stored: each that is
 * recorded is on the stream, and no other.
 */
@ApplicationScoped
public class InvocationEvents {
    private static final String TYPE = "FUNCTION_INVOCATION";
    private static final String SUCCESS = "SUCCESS";

    @Inject
    StreamOutbox stream;

    @Inject
    FunctionRepository functions;

    /** Puts invocations that are recorded in this transaction on the stream, in this order. */
    public void add(List<InvocationRecordEntity> invocations) {
        if (!stream.isOn()) {
            return;
        }
        Map<UUID, String> names = new HashMap<>();
        stream.addAll(invocations.stream()
                .map(invocation -> event(invocation, names.computeIfAbsent(invocation.getFunctionId(), this::name)))
                .toList());
    }

    /** Its name now; the id of a function that was deleted since. */
    private String name(UUID functionId) {
        return functions.find(functionId).map(FunctionEntity::getName).orElse(functionId.toString());
    }

    private static StreamEvent event(InvocationRecordEntity invocation, String functionName) {
        return new StreamEvent(
                invocation.getId(),
                invocation.getSiteId(),
                invocation.getFunctionId(),
                TYPE,
                invocation.getOutcome().equals(SUCCESS) ? SUCCESS : "FAILURE",
                functionName,
                invocation.getStartedAt(),
                invocation.getDurationMs(),
                invocation.getRequestPayload(),
                invocation.getResponsePayload());
    }
}
