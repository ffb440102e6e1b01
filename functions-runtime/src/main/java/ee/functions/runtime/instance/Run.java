// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One invocation in an instance: settled once by the loop, completed once the loop stands still. */
final class Run {

    /**
     * How long a script may take to end after it was told to, before its caller is answered without it. It finds out within
     * milliseconds, but on a busy processor or during a garbage collection it needs longer.
     */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final InvocationCall call;
    private final CompletableFuture<InvocationResult> future;
    private volatile @Nullable InvocationResult result;
    private volatile @Nullable RejectedExecutionException refusal;
    private volatile boolean begun;
    private @Nullable Future<?> atLimit;
    private @Nullable Future<?> atGrace;

    Run(InvocationCall call, CompletableFuture<InvocationResult> future) {
        this.call = call;
        this.future = future;
    }

    InvocationCall call() {
        return call;
    }

    CompletableFuture<InvocationResult> future() {
        return future;
    }

    /** Sets the alarms of the time limit; they fire on a timer thread. */
    void watch(ScheduledExecutorService timers, Consumer<Run> expired, Consumer<Run> abandoned) {
        long limit = call.limits().runTime().toMillis();
        atLimit = timers.schedule(() -> expired.accept(this), limit, TimeUnit.MILLISECONDS);
        atGrace = timers.schedule(() -> abandoned.accept(this), limit + GRACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void begun() {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }

    boolean isSettled() {
        return result != null;
    }

    synchronized void settle(InvocationResult settled) {
        if (result == null) {
            result = settled;
        }
    }

    /** Lets a run without a result end with none, since nobody is there any more to run it. */
    synchronized void refuse(RejectedExecutionException refused) {
        if (result == null) {
            refusal = refused;
        }
    }

    void complete() {
        cancelAlarms();
        InvocationResult settled = result;
        RejectedExecutionException refused = refusal;
        if (refused != null) {
            future.completeExceptionally(refused);
        } else if (settled != null) {
            future.complete(settled);
        }
    }

    void fail(RejectedExecutionException refusal) {
        cancelAlarms();
        future.completeExceptionally(refusal);
    }

    private void cancelAlarms() {
        if (atLimit != null) {
            atLimit.cancel(false);
        }
        if (atGrace != null) {
            atGrace.cancel(false);
        }
    }
}
