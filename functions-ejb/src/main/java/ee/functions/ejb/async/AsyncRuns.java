// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.host.PatientWrite;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.invocation.InvocationFlow;
import ee.functions.ejb.invocation.InvocationResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Runs attempts: invokes the function as everybody else does, with a permit of its site, and notes the end. */
@ApplicationScoped
public class AsyncRuns {
    @Inject
    InvocationFlow flow;

    @Inject
    AsyncStore store;

    @Inject
    RunningAttempts running;

    @Inject
    ServerExecutors executors;

    private volatile boolean stopping;

    void onServerStopping(@Observes ServerStopping event) {
        stopping = true;
    }

    /**
     * Starts an attempt that has entered; it goes on by itself.
     *
     * @param ended is run when its end is stored, because what comes next may be due
     */
    void start(BegunAttempt attempt, Runnable ended) {
        flow.invoke(attempt.request()).whenComplete((response, failure) -> {
            running.leave(attempt.request().caller().siteId());
            AttemptEnd end = end(response, failure);
            if (end.kind() == AttemptEnd.Kind.POSTPONED) {
                running.rest(attempt.functionId(), end.retryAfter());
            }
            PatientWrite.start(executors, "The end of the asynchronous invocation " + attempt.id(), () -> {
                store.finish(attempt, end);
                ended.run();
            });
        });
    }

    private AttemptEnd end(@Nullable InvocationResponse response, @Nullable Throwable failure) {
        AttemptEnd end = AttemptEnd.of(response, failure);
        // Its instance was closed under it, or would have been: another server, or this one when it is back, begins
        // anew.
        return stopping && end.kind() == AttemptEnd.Kind.FAILED ? end.postponed() : end;
    }
}
