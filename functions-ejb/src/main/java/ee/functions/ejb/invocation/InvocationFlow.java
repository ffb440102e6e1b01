// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.log.ServerLogFields;
import ee.functions.ejb.permit.Admission;
import ee.functions.ejb.permit.SiteTurns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of an invocation. Each step is a class of its own that knows no other step; what one invocation knows and holds
 * is in its own objects, never in fields of this class.
 */
@ApplicationScoped
public class InvocationFlow {
    @Inject
    Authorize authorize;

    @Inject
    AcquirePermit acquirePermit;

    @Inject
    AdmitInvocation admitInvocation;

    @Inject
    ResolveVersion resolveVersion;

    @Inject
    BorrowInstance borrowInstance;

    @Inject
    RunHandler runHandler;

    @Inject
    Respond respond;

    @Inject
    Record record;

    @Inject
    SiteTurns turns;

    @Inject
    Clock clock;

    /**
     * Runs a function for one request. The calling thread only starts it; no thread waits for its end.
     *
     * @return completes with the response of the function after permit and instance are given back, or exceptionally with a
     *     {@link ee.functions.ejb.error.FunctionsException}: refusals, what the function threw, its time limit. A failure of
     *     the platform is passed on as it is.
     */
    public CompletionStage<InvocationResponse> invoke(InvocationRequest request) {
        return invoke(request, null);
    }

    /**
     * Runs a function like {@link #invoke(InvocationRequest)}.
     *
     * @param timing where the times of the steps are noted, null if nobody wants to know them
     */
    public CompletionStage<InvocationResponse> invoke(InvocationRequest request, @Nullable InvocationTiming timing) {
        Invocation invocation = new Invocation(request, clock.instant(), timing);
        Held held = new Held();
        return unwrapped(
                invocation,
                attempt(invocation, () -> {
                            TargetFunction function = authorize.caller(invocation); // 1
                            record.beginning(invocation);
                            held.keep(acquirePermit.of(function)); // 2
                            Admission admission = held.keep(admitInvocation.of(function, invocation));
                            Steps steps = new Steps(timing);
                            return resolveVersion
                                    .of(function, invocation) // 3
                                    .thenApply(steps::resolved)
                                    .thenCompose(version -> admitInvocation.mayRun(admission, version))
                                    .thenApplyAsync(
                                            version -> held.keep(
                                                    steps.borrowed(() -> borrowInstance.of(version, invocation))), // 4
                                            turns.beginning(function.siteId()))
                                    .thenApply(instance -> admitInvocation.has(instance, admission))
                                    .thenCompose(instance -> runHandler.in(instance, invocation)) // 5
                                    .thenApply(result -> respond.with(result, invocation)); // 6
                        })
                        .whenComplete((response, failure) -> record.ending(invocation, response, failure)) // 7
                        .whenComplete((response, failure) -> held.close()));
    }

    /** Tells waiting for the version, for a turn and for an instance apart, for callers who may see it. */
    private static final class Steps {
        private final @Nullable InvocationTiming timing;
        private volatile long last;

        Steps(@Nullable InvocationTiming timing) {
            this.timing = timing;
            last = timing == null ? 0 : System.nanoTime();
        }

        <T> T resolved(T version) {
            if (timing != null) {
                timing.loaded(passed());
            }
            return version;
        }

        <T> T borrowed(Supplier<T> borrow) {
            if (timing == null) {
                return borrow.get();
            }
            timing.queued(passed());
            try {
                return borrow.get();
            } finally {
                timing.loaded(passed());
            }
        }

        private long passed() {
            long before = last;
            last = System.nanoTime();
            return last - before;
        }
    }

    private static <T> CompletionStage<T> attempt(Invocation invocation, Supplier<CompletionStage<T>> steps) {
        ServerLogFields.Scope logged = invocation.logged();
        try {
            return steps.get();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        } finally {
            logged.close();
        }
    }

    /** Returns a stage that fails with the failure itself, not with the wrapping that stages add on the way. */
    private static <T> CompletionStage<T> unwrapped(Invocation invocation, CompletionStage<T> stage) {
        CompletableFuture<T> plain = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            ServerLogFields.Scope logged = invocation.logged(); // for what whoever answers has to say
            try {
                if (failure == null) {
                    plain.complete(value);
                } else {
                    plain.completeExceptionally(cause(failure));
                }
            } finally {
                logged.close();
            }
        });
        return plain;
    }

    private static Throwable cause(Throwable failure) {
        @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        return cause == null ? failure : cause(cause);
    }
}
