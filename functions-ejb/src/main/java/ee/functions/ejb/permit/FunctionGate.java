// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.settings.Setting;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one function by one tag that are in progress: some run, and only if as many as allowed do, others wait, first
 * come first served. Nothing of a call is done with the lock held.
 */
final class FunctionGate {
    /** Nobody knows when a call ends; most take less. */
    private static final String RETRY_AFTER_S = "1";

    private final ServerExecutors executors;
    private final Duration longestWait;
    private final Consumer<FunctionGate> whenEmpty;
    private final Set<Place> waiting = new LinkedHashSet<>();
    private ScalingLimits limits = ScalingLimits.NONE;
    private int callsPerInstance = 1;
    private int inProgress;
    private int running;
    private boolean callingIn;
    private boolean forgotten;

    /**
     * Makes the gate of a function and a tag.
     *
     * @param whenEmpty told with the lock held when the last call has gone; nobody is admitted after that
     */
    FunctionGate(ServerExecutors executors, Duration longestWait, Consumer<FunctionGate> whenEmpty) {
        this.executors = executors;
        this.longestWait = longestWait;
        this.whenEmpty = whenEmpty;
    }

    private enum Stage {
        ADMITTED,
        WAITING,
        RUNNING,
        GONE
    }

    /** Gives a call its place; null if this object no longer counts. */
    @Nullable
    Admission admit(ScalingLimits newest) {
        Place place;
        synchronized (this) {
            if (forgotten) {
                return null;
            }
            if (!newest.admits(inProgress)) {
                throw tooManyRequests(newest);
            }
            inProgress++;
            limits = newest;
            place = new Place();
        }
        callIn();
        return place;
    }

    /** Lets other limits count, for the calls that wait too. */
    void limit(ScalingLimits newest) {
        synchronized (this) {
            limits = newest;
        }
        callIn();
    }

    synchronized int inProgress() {
        return inProgress;
    }

    /** Refuses all that wait. */
    void stop() {
        List<Place> all;
        synchronized (this) {
            all = List.copyOf(waiting);
        }
        all.forEach(place -> place.giveUp(new RejectedExecutionException("The server is stopping.")));
    }

    /**
     * Lets in whoever may run now. One thread does it at a time, so that a call that ends as soon as it is let in leads back
     * here and not deeper and deeper; who finds another one at it goes, for that one looks again.
     */
    private void callIn() {
        while (true) {
            Place next;
            synchronized (this) {
                if (callingIn || waiting.isEmpty() || !limits.runs(running, callsPerInstance)) {
                    return;
                }
                callingIn = true;
                next = waiting.iterator().next();
                waiting.remove(next);
                next.stage = Stage.RUNNING;
                running++;
            }
            try {
                next.turn.complete(null);
            } finally {
                synchronized (this) {
                    callingIn = false;
                }
            }
        }
    }

    private static FunctionsException tooManyRequests(ScalingLimits reached) {
        return refusal(
                ErrorCode.REQUESTS_LIMIT_REACHED,
                reached.requests()
                        + " calls of the function are in progress, which is the zone_requests_limit of its scaling policy."
                        + " Repeat the request later.");
    }

    private FunctionsException waitedTooLong() {
        int instances;
        synchronized (this) {
            instances = limits.instances();
        }
        return refusal(
                ErrorCode.INSTANCES_LIMIT_REACHED,
                "The call waited " + longestWait.toMillis() + " ms ("
                        + Setting.SCALING_QUEUE_TIME_LIMIT_MS.key()
                        + ") for an instance and did not run: all " + instances
                        + " that the zone_instances_limit of the scaling policy allows are at work. Repeat the request"
                        + " later.");
    }

    private static FunctionsException refusal(ErrorCode code, String message) {
        return new FunctionsException(code, message, List.of(new Detail(Detail.RETRY_AFTER, RETRY_AFTER_S)));
    }

    /** One call; the lock of the gate guards its stage. */
    private final class Place implements Admission {
        private final CompletableFuture<@Nullable Void> turn = new CompletableFuture<>();
        private Stage stage = Stage.ADMITTED;

        @Override
        public CompletionStage<@Nullable Void> turn(int ofInstance) {
            synchronized (FunctionGate.this) {
                if (stage != Stage.ADMITTED) {
                    throw new IllegalStateException("The call is " + stage + ".");
                }
                callsPerInstance = ofInstance;
                if (waiting.isEmpty() && limits.runs(running, callsPerInstance)) {
                    stage = Stage.RUNNING;
                    running++;
                    return CompletableFuture.completedFuture(null);
                }
                stage = Stage.WAITING;
                waiting.add(this);
            }
            boundTheWait();
            callIn(); // another version may have more calls in each instance
            return turn;
        }

        private void boundTheWait() {
            try {
                Future<?> bound = executors
                        .timers()
                        .schedule(this::waitsTooLong, longestWait.toNanos(), TimeUnit.NANOSECONDS);
                CompletableFuture<Void> unused = turn.handle((nothing, failure) -> {
                    bound.cancel(false);
                    return null;
                });
            } catch (RejectedExecutionException stopping) {
                giveUp(stopping);
            }
        }

        /** A refusal is answered on a thread that may take its time: timers are waiting for this one. */
        private void waitsTooLong() {
            Runnable refuse = () -> giveUp(waitedTooLong());
            try {
                executors.io().execute(refuse);
            } catch (RejectedExecutionException | IllegalStateException busyOrStopping) {
                refuse.run();
            }
        }

        private void giveUp(RuntimeException reason) {
            synchronized (FunctionGate.this) {
                if (!waiting.remove(this)) {
                    return;
                }
                stage = Stage.ADMITTED; // in progress until it is closed
            }
            turn.completeExceptionally(reason);
        }

        @Override
        public void close() {
            boolean waited;
            synchronized (FunctionGate.this) {
                if (stage == Stage.GONE) {
                    return;
                }
                waited = waiting.remove(this);
                if (stage == Stage.RUNNING) {
                    running--;
                }
                stage = Stage.GONE;
                inProgress--;
                if (inProgress == 0) {
                    forgotten = true;
                    whenEmpty.accept(FunctionGate.this);
                }
            }
            if (waited) {
                turn.completeExceptionally(new CancellationException("The call was given up."));
            }
            callIn();
        }
    }
}
