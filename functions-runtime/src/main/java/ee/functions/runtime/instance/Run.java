// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.guard.Limit;
import ee.functions.runtime.guard.Usage;
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

    /** So many lanes an instance may have; the prelude (webapi/owners.js) finds the lane in the number by this. */
    static final int MOST_LANES = 128;

    private final InvocationCall call;
    private final Lane lane;
    private final long number;
    private final CompletableFuture<InvocationResult> future = new CompletableFuture<>();
    private volatile @Nullable InvocationResult result;
    private volatile @Nullable RejectedExecutionException refusal;
    private @Nullable Limit abortedAt;
    private volatile Usage usage = Usage.NONE;
    private volatile boolean begun;
    private @Nullable Future<?> atLimit;
    private @Nullable Future<?> atGrace;

    /** Makes the run of a call; it is so many-th of its lane, counted from 0. */
    Run(InvocationCall call, Lane lane, long inLane) {
        this.call = call;
        this.lane = lane;
        this.number = inLane * MOST_LANES + lane.index();
    }

    /** Makes the run of a call that is not let in. */
    static Run outside(InvocationCall call, Lane lane) {
        return new Run(call, lane, 0);
    }

    /** Ends one outside because a call of the same id is inside. */
    Run duplicate() {
        settle(new InvocationResult.Duplicate(
                "An invocation of the id " + call.invocationId() + " runs already. Each needs an id of its own."));
        complete();
        return this;
    }

    InvocationCall call() {
        return call;
    }

    Lane lane() {
        return lane;
    }

    /** The number that no other run of the instance has; that of the first one in the first lane is 0. */
    long number() {
        return number;
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

    /** Stops it because another call of its instance has passed a limit; nothing happens if it has passed one itself. */
    synchronized void abort(Limit ofOther) {
        if (lane.allowance().stop(Limit.RUN_TIME)) {
            abortedAt = ofOther;
        }
    }

    /** How it ends after it was stopped. */
    synchronized InvocationResult stoppedBy(Limit limit) {
        Limit ofOther = abortedAt;
        return ofOther == null
                ? InvocationResult.stopped(limit, call.limits())
                : InvocationResult.aborted(ofOther, call.limits());
    }

    /** What it has used, known from the moment its result is; any thread may ask. */
    Usage usage() {
        return usage;
    }

    void used(Usage used) {
        usage = lane.counts().with(used);
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
