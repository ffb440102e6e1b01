// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.ErrorStatus;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.invocation.HeaderValue;
import ee.functions.ejb.invocation.InvocationFlow;
import ee.functions.ejb.invocation.InvocationRequest;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.invocation.InvocationTarget.IntegrationTarget;
import ee.functions.ejb.invocation.Outcome;
import ee.functions.ejb.invocation.ScheduleTick;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.schedule.ScheduleStore.BegunRun;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs what ticked: invokes the current version as everybody else does, with a permit of the site, and notes the end. A refusal is
 * noted too; nothing is repeated.
 */
@ApplicationScoped
public class ScheduledRuns {
    private static final System.Logger LOG = System.getLogger(ScheduledRuns.class.getName());

    private static final String LOCAL_BASE = "http://localhost";
    private static final String EMPTY_PAYLOAD = "{}";
    private static final int NOTE_ATTEMPTS = 30;
    private static final long NOTE_AGAIN_AFTER_MS = 2000;

    @Inject
    InvocationFlow flow;

    @Inject
    ScheduleStore store;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    /** How a run ended. */
    private record End(String outcome, int status, @Nullable String errorCode) {}

    /** Starts a run; it goes on by itself. */
    public void start(BegunRun run) {
        flow.invoke(request(run)).whenComplete((response, failure) -> note(run, end(response, failure), 1));
    }

    private InvocationRequest request(BegunRun run) {
        String payload = run.payload() == null ? EMPTY_PAYLOAD : run.payload();
        FunctionTarget tagged = run.tagged();
        return new InvocationRequest(
                run.id(),
                new Caller(
                        "schedule",
                        run.siteId(),
                        Set.of(Permission.FUNCTIONS_INVOKE),
                        run.id().toString(),
                        ""),
                tagged == null ? new IntegrationTarget(run.integrationId()) : tagged,
                "POST",
                settings.optionalText(Setting.HTTP_PUBLIC_BASE).orElse(LOCAL_BASE) + "/integrations/"
                        + run.integrationId() + "/endpoint",
                List.of(new HeaderValue("content-type", "application/json")),
                payload.getBytes(StandardCharsets.UTF_8),
                false,
                new ScheduleTick(run.triggerId(), run.id(), run.scheduledFor()));
    }

    private static End end(@Nullable InvocationResponse response, @Nullable Throwable failure) {
        if (response != null) {
            return new End(response.outcome().name(), response.status(), null);
        }
        ErrorCode code = code(failure);
        return new End(Outcome.of(code).name(), ErrorStatus.of(code), code.name());
    }

    private static ErrorCode code(@Nullable Throwable failure) {
        if (failure instanceof FunctionsException known) {
            return known.code();
        }
        return failure instanceof RejectedExecutionException ? ErrorCode.SERVER_BUSY : ErrorCode.INTERNAL_ERROR;
    }

    /** Notes the end, again and again while the database does not answer; then the run is given up as lost. */
    private void note(BegunRun run, End end, int attempt) {
        try {
            executors.io().execute(() -> {
                try {
                    store.finish(run.id(), end.outcome(), end.status(), end.errorCode());
                } catch (RuntimeException notStored) {
                    noteLater(run, end, attempt, notStored);
                }
            });
        } catch (RejectedExecutionException | IllegalStateException busyOrStopping) {
            noteLater(run, end, attempt, busyOrStopping);
        }
    }

    private void noteLater(BegunRun run, End end, int attempt, RuntimeException reason) {
        if (attempt == 1 || attempt == NOTE_ATTEMPTS) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The end of the scheduled run " + run.id() + " could not be stored, attempt " + attempt + " of "
                            + NOTE_ATTEMPTS,
                    reason);
        }
        if (attempt < NOTE_ATTEMPTS) {
            try {
                executors
                        .timers()
                        .schedule(() -> note(run, end, attempt + 1), NOTE_AGAIN_AFTER_MS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                // The run will be given up as lost.
            }
        }
    }
}
