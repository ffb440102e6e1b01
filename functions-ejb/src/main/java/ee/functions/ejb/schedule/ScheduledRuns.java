// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.ErrorStatus;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.host.PatientWrite;
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
import ee.functions.runtime.metric.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs what ticked: invokes the current version as everybody else does, with a permit of the site, and notes the end. A refusal is
 * noted too; nothing is repeated.
 */
@ApplicationScoped
public class ScheduledRuns {
    private static final String LOCAL_BASE = "http://localhost";
    private static final String EMPTY_PAYLOAD = "{}";

    private final Tally<Outcome> ended = new Tally<>(Outcome.class);

    @Inject
    InvocationFlow flow;

    @Inject
    ScheduleStore store;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    /** How a run ended. */
    private record End(
            Outcome outcome, int status, @Nullable String errorCode) {}

    /** Returns how many runs ended in which way on this server since the start; every way is there. */
    public Map<Outcome, Long> ended() {
        return ended.read();
    }

    /** Starts a run; it goes on by itself. */
    public void start(BegunRun run) {
        flow.invoke(request(run)).whenComplete((response, failure) -> note(run, end(response, failure)));
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
            return new End(response.outcome(), response.status(), null);
        }
        ErrorCode code = code(failure);
        return new End(Outcome.of(code), ErrorStatus.of(code), code.name());
    }

    private static ErrorCode code(@Nullable Throwable failure) {
        if (failure instanceof FunctionsException known) {
            return known.code();
        }
        return failure instanceof RejectedExecutionException ? ErrorCode.SERVER_BUSY : ErrorCode.INTERNAL_ERROR;
    }

    /** Notes the end; while the database does not answer for long, the run is given up as lost. */
    private void note(BegunRun run, End end) {
        ended.add(end.outcome());
        PatientWrite.start(
                executors,
                "The end of the scheduled run " + run.id(),
                () -> store.finish(run.id(), end.outcome().name(), end.status(), end.errorCode()));
    }
}
