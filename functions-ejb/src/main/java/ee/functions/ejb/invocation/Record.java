// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.ErrorKind;
import ee.functions.ejb.error.ErrorStatus;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.log.InvocationLog;
import ee.functions.ejb.log.InvocationRecord;
import ee.functions.ejb.log.LogWriter;
import ee.functions.ejb.suspension.LimitBreaches;
import ee.functions.ejb.tag.TagName;
import ee.functions.runtime.guard.Usage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
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

    /** Outcomes that say that the function did not keep a limit of its own resources. */
    private static final Set<Outcome> BREACHES = EnumSet.of(Outcome.TIMED_OUT, Outcome.MEMORY_EXCEEDED);

    @Inject
    LogWriter writer;

    @Inject
    LimitBreaches breaches;

    /** Records how the invocation ended: with a response or with a failure. Never throws. */
    void ending(Invocation invocation, @Nullable InvocationResponse response, @Nullable Throwable failure) {
        try {
            if (response != null) {
                write(invocation, response.outcome(), response.status(), null);
            } else if (failure != null) {
                Throwable cause = unwrapped(failure);
                ErrorCode code = code(cause);
                write(invocation, Outcome.of(code), ErrorStatus.of(code), message(code, cause));
            }
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "The invocation " + invocation.id() + " could not be recorded", broken);
        }
    }

    private void write(Invocation invocation, Outcome outcome, int status, @Nullable String error) {
        TargetFunction function = invocation.function();
        if (function == null) {
            return;
        }
        long durationMs = invocation.durationMs();
        Usage usage = invocation.usage();
        InvocationLog log = invocation.log();
        if (log != null) {
            log.started();
            if (error != null) {
                log.failed(error);
            }
            log.ended(outcome.name(), status, durationMs, usage);
        }
        writer.write(new InvocationRecord(
                invocation.id(),
                function.siteId(),
                function.functionId(),
                invocation.versionId(),
                invocation.tag().equals(TagName.CURRENT) ? null : invocation.tag(),
                outcome.name(),
                status,
                invocation.startedAt().atOffset(ZoneOffset.UTC),
                durationMs,
                usage == null ? null : TimeUnit.NANOSECONDS.toMillis(usage.cpuNanos()),
                usage == null ? null : usage.allocatedBytes()));
        if (error != null && BREACHES.contains(outcome)) {
            breaches.add(function.functionId(), invocation.id(), error);
        }
    }

    private static ErrorCode code(Throwable failure) {
        if (failure instanceof FunctionsException known) {
            return known.code();
        }
        return failure instanceof RejectedExecutionException ? ErrorCode.SERVER_BUSY : ErrorCode.INTERNAL_ERROR;
    }

    // The author sees the stack of an uncaught error, but of a failure of the platform only that it was one.
    private static String message(ErrorCode code, Throwable failure) {
        if (code.kind() == ErrorKind.PLATFORM || !(failure instanceof FunctionsException known)) {
            return code.sentence();
        }
        String stack = known.detail(Detail.STACK);
        return stack == null ? String.valueOf(known.getMessage()) : stack;
    }

    static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
