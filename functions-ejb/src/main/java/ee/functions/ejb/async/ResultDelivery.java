// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.async.AsyncTarget.ToFunction;
import ee.functions.ejb.invocation.HeaderValue;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.stream.StreamEvent;
import ee.functions.ejb.stream.StreamOutbox;
import ee.functions.jpa.async.AsyncInvocationEntity;
import ee.functions.jpa.async.AsyncInvocationRepository;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends the message about the end of a call to the target of its policy, in the transaction in which the end is noted. */
@ApplicationScoped
public class ResultDelivery {
    /** The message was stored for the target. */
    static final String SENT = "SENT";
    /** The target is no function of the site any more. */
    static final String FUNCTION_GONE = "FUNCTION_GONE";
    /** The call is itself the result of a result, and so on, {@code functions.async.chain-length} times. */
    static final String CHAIN_TOO_LONG = "CHAIN_TOO_LONG";
    /** The target is the stream of events, and the server has none. */
    static final String STREAM_OFF = "STREAM_OFF";

    private static final String EVENT_TYPE = "ASYNC_INVOCATION";
    private static final String LOCAL_BASE = "http://localhost";

    @Inject
    AsyncInvocations invocations;

    @Inject
    FunctionRepository functions;

    @Inject
    StreamOutbox stream;

    @Inject
    Settings settings;

    /**
     * Sends the message about a call that has ended.
     *
     * @param response what the function answered, null if it failed
     * @return what became of the message, null if the policy names no target
     */
    @Nullable
    String deliver(AsyncInvocationEntity call, @Nullable InvocationResponse response) {
        boolean succeeded = call.getStatus().equals(AsyncInvocationRepository.SUCCEEDED);
        AsyncTarget target = StoredTarget.read(succeeded ? call.getSuccessTarget() : call.getFailureTarget());
        if (target == null) {
            return null;
        }
        byte[] message = ResultMessage.of(call, response, messageBytes());
        return target instanceof ToFunction function ? toFunction(call, function, message) : toStream(call, message);
    }

    private int messageBytes() {
        return Math.min(
                settings.number(Setting.ASYNC_BODY_BYTES), settings.number(Setting.INVOCATION_REQUEST_BODY_BYTES));
    }

    private String toFunction(AsyncInvocationEntity call, ToFunction target, byte[] message) {
        if (call.getChain() >= settings.number(Setting.ASYNC_CHAIN_LENGTH)) {
            return CHAIN_TOO_LONG;
        }
        if (functions.findInSite(call.getSiteId(), target.functionId()).isEmpty()) {
            return FUNCTION_GONE;
        }
        invocations.store(
                new NewAsyncInvocation(
                        platform(call),
                        target.functionId(),
                        target.tag(),
                        "POST",
                        settings.optionalText(Setting.HTTP_PUBLIC_BASE).orElse(LOCAL_BASE) + "/functions/"
                                + target.functionId() + "/call?tag="
                                + URLEncoder.encode(target.tag(), StandardCharsets.UTF_8) + "&integration=async",
                        List.of(new HeaderValue("content-type", "application/json")),
                        message,
                        false,
                        null),
                call.getChain() + 1);
        return SENT;
    }

    /** Whoever set the policy has let it in; who called the function need not be allowed to call its target. */
    private static Caller platform(AsyncInvocationEntity call) {
        return new Caller("async", call.getSiteId(), Set.of(Permission.FUNCTIONS_INVOKE), call.getRequestId(), "");
    }

    private String toStream(AsyncInvocationEntity call, byte[] message) {
        if (!stream.isOn()) {
            return STREAM_OFF;
        }
        boolean succeeded = call.getStatus().equals(AsyncInvocationRepository.SUCCEEDED);
        OffsetDateTime finishedAt = call.getFinishedAt();
        stream.add(new StreamEvent(
                UUID.randomUUID(), // not the id of the call: its first invocation is an event of that id
                call.getSiteId(),
                call.getFunctionId(),
                EVENT_TYPE,
                succeeded ? "SUCCESS" : "FAILURE",
                functions
                        .find(call.getFunctionId())
                        .map(FunctionEntity::getName)
                        .orElseGet(() -> call.getFunctionId().toString()),
                finishedAt == null ? call.getAcceptedAt() : finishedAt,
                null,
                null,
                new String(message, StandardCharsets.UTF_8)));
        return SENT;
    }
}
