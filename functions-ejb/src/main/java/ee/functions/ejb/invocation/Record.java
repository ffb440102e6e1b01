// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.ErrorKind;
import ee.functions.ejb.error.ErrorStatus;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.event.EventPayloads;
import ee.functions.ejb.event.Payload;
import ee.functions.ejb.event.RunningInvocations;
import ee.functions.ejb.event.RunningInvocations.Running;
import ee.functions.ejb.limit.Utf8;
import ee.functions.ejb.log.InvocationLog;
import ee.functions.ejb.log.InvocationRecord;
import ee.functions.ejb.log.LogWriter;
import ee.functions.ejb.log.ServerLogFields;
import ee.functions.ejb.suspension.LimitBreaches;
import ee.functions.ejb.tag.TagName;
import ee.functions.runtime.guard.Usage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Step 7: outcome and log entries, on every path, refusals too. It only puts them into the buffer of the log writer. An
 * invocation of a function that does not exist in the site of the caller leaves no record: it belongs to nobody.
 */
@Dependent
@SuppressWarnings("JavaLangClash") // the steps are named by what they do
class Record {
    private static final System.Logger LOG = System.getLogger(Record.class.getName());

    /** One line for each invocation, for who wants them in the server's log; the name is documented. */
    private static final System.Logger INVOCATIONS = System.getLogger("ee.functions.invocation");

    private static final int ERROR_BYTES = 1000;
    private static final int CALLER_BYTES = 255;

    /** Outcomes that say that the function did not keep a limit of its own resources. */
    private static final Set<Outcome> BREACHES = EnumSet.of(Outcome.TIMED_OUT, Outcome.MEMORY_EXCEEDED);

    @Inject
    LogWriter writer;

    @Inject
    LimitBreaches breaches;

    @Inject
    EventPayloads payloads;

    @Inject
    RunningInvocations running;

    @Inject
    InvocationMeter meter;

    /** Notes that the invocation is in progress; from here on it is visible as an event. */
    void beginning(Invocation invocation) {
        TargetFunction function = invocation.function();
        if (function != null) {
            running.began(new Running(
                    invocation.id(),
                    function.siteId(),
                    function.functionId(),
                    startedAt(invocation),
                    invocation.request().caller().subject()));
        }
    }

    /** Records how the invocation ended: with a response or with a failure. Never throws. */
    void ending(Invocation invocation, @Nullable InvocationResponse response, @Nullable Throwable failure) {
        ServerLogFields.Scope logged = invocation.logged();
        try {
            if (response != null) {
                meter.ended(invocation, response.outcome());
                write(invocation, new Ending(response.outcome(), response.status(), null, null, response));
            } else if (failure != null) {
                Throwable cause = unwrapped(failure);
                ErrorCode code = code(cause);
                meter.failed(invocation, code);
                write(
                        invocation,
                        new Ending(
                                Outcome.of(code),
                                ErrorStatus.of(code),
                                stack(code, cause),
                                Utf8.cut(message(code, cause), ERROR_BYTES),
                                null));
            }
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "The invocation " + invocation.id() + " could not be recorded", broken);
        } finally {
            running.ended(invocation.id());
            logged.close();
        }
    }

    /**
     * How an invocation ended.
     *
     * @param stack what its log is told, null if nothing went wrong
     * @param error what its event is told, null if nothing went wrong
     */
    private record Ending(
            Outcome outcome,
            int status,
            @Nullable String stack,
            @Nullable String error,
            @Nullable InvocationResponse response) {}

    private void write(Invocation invocation, Ending ending) {
        if (INVOCATIONS.isLoggable(System.Logger.Level.DEBUG)) {
            INVOCATIONS.log(
                    System.Logger.Level.DEBUG,
                    "Invocation " + invocation.id() + " ended, outcome " + ending.outcome() + ", status "
                            + ending.status() + ", duration " + invocation.durationMs() + " ms");
        }
        TargetFunction function = invocation.function();
        if (function == null) {
            return;
        }
        Outcome outcome = ending.outcome();
        String stack = ending.stack();
        long durationMs = invocation.durationMs();
        Usage usage = invocation.usage();
        InvocationLog log = invocation.log();
        if (log != null) {
            log.started();
            if (stack != null) {
                log.failed(stack);
            }
            log.ended(outcome.name(), ending.status(), durationMs, usage);
        }
        InvocationRequest request = invocation.request();
        InvocationResponse response = ending.response();
        writer.write(new InvocationRecord(
                invocation.id(),
                function.siteId(),
                function.functionId(),
                invocation.versionId(),
                invocation.tag().equals(TagName.CURRENT) ? null : invocation.tag(),
                outcome.name(),
                ending.status(),
                startedAt(invocation),
                durationMs,
                usage == null ? null : TimeUnit.NANOSECONDS.toMillis(usage.cpuNanos()),
                usage == null ? null : usage.allocatedBytes(),
                Utf8.cut(request.caller().subject(), CALLER_BYTES),
                (long) request.body().length,
                response == null ? null : (long) response.body().length,
                outcome == Outcome.REFUSED /* no function has seen it */ ? null : kept(request.body()),
                response == null ? null : kept(response.body()),
                ending.error()));
        if (stack != null && BREACHES.contains(outcome)) {
            breaches.add(function.functionId(), invocation.id(), stack);
        }
    }

    /** Bodies that wait for a slow database would fill the memory. */
    private @Nullable Payload kept(byte[] body) {
        return writer.isBehind() ? null : payloads.capture(body);
    }

    private static OffsetDateTime startedAt(Invocation invocation) {
        return invocation.startedAt().atOffset(ZoneOffset.UTC);
    }

    private static ErrorCode code(Throwable failure) {
        if (failure instanceof FunctionsException known) {
            return known.code();
        }
        return failure instanceof RejectedExecutionException ? ErrorCode.SERVER_BUSY : ErrorCode.INTERNAL_ERROR;
    }

    private static String stack(ErrorCode code, Throwable failure) {
        String stack = failure instanceof FunctionsException known ? known.detail(Detail.STACK) : null;
        return stack == null || code.kind() == ErrorKind.PLATFORM ? message(code, failure) : stack;
    }

    // The author sees the stack of an uncaught error, but of a failure of the platform only that it was one.
    private static String message(ErrorCode code, Throwable failure) {
        return code.kind() == ErrorKind.PLATFORM || !(failure instanceof FunctionsException known)
                ? code.sentence()
                : String.valueOf(known.getMessage());
    }

    static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
