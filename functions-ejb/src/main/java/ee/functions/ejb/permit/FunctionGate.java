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
 * The invocations of one function by one tag that are in progress: some run, and only if as many as allowed do, others wait, first
 * come first served. Nothing of an invocation is done with the lock held.
 */
final class FunctionGate {
    /** Nobody knows when an invocation ends; most take less. */
    private static final String RETRY_AFTER_S = "1";

    private final ServerExecutors executors;
    private final Duration longestWait;
    private final Consumer<FunctionGate> whenEmpty;
    private final Set<Place> waiting = new LinkedHashSet<>();
    private ScalingLimits limits = ScalingLimits.NONE;
    private int invocationsPerInstance = 1;
    private int inProgress;
    private int looking;
    private int running;
    private boolean lettingIn;
    private boolean forgotten;

    /**
     * Makes the gate of a function and a tag.
     *
     * @param whenEmpty told with the lock held when the last invocation has gone; nobody is admitted after that
     */
    FunctionGate(ServerExecutors executors, Duration longestWait, Consumer<FunctionGate> whenEmpty) {
        this.executors = executors;
        this.longestWait = longestWait;
        this.whenEmpty = whenEmpty;
    }

    private enum Stage {
        ADMITTED,
        WAITING,
        LOOKING,
        RUNNING,
        GONE
    }

    /** Gives an invocation its place; null if this object no longer counts. */
    @Nullable
    Admission admit(ScalingLimits newest) {
        Place place = null;
        synchronized (this) {
            if (forgotten) {
                return null;
            }
            limits = newest;
            if (newest.admits(inProgress)) {
                inProgress++;
                place = new Place();
            }
        }
        letIn();
        if (place == null) {
            throw tooManyRequests(newest);
        }
        return place;
    }

    /** Lets other limits count, for the invocations that wait too. */
    void limit(ScalingLimits newest) {
        synchronized (this) {
            limits = newest;
        }
        letIn();
    }

    synchronized int inProgress() {
        return inProgress;
    }

    synchronized int waiting() {
        return waiting.size();
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
     * Lets in whoever may run now. One thread does it at a time, so that an invocation that ends as soon as it is let in leads back
     * here and not deeper and deeper; who finds another one at it goes, for that one looks again.
     */
    private void letIn() {
        while (true) {
            Place next;
            synchronized (this) {
                if (lettingIn || waiting.isEmpty() || !limits.lets(looking, running, invocationsPerInstance)) {
                    return;
                }
                lettingIn = true;
                next = waiting.iterator().next();
                waiting.remove(next);
                next.stage = Stage.LOOKING;
                looking++;
            }
            try {
                next.mayRun.complete(null);
            } finally {
                synchronized (this) {
                    lettingIn = false;
                }
            }
        }
    }

    private static FunctionsException tooManyRequests(ScalingLimits reached) {
        return refusal(
                ErrorCode.REQUESTS_LIMIT_REACHED,
                reached.requests()
                        + " invocations of the function are in progress, which is the zone_requests_limit of its scaling"
                        + " policy. Repeat the request later.");
    }

    private FunctionsException waitedTooLong() {
        int instances;
        synchronized (this) {
            instances = limits.instances();
        }
        return refusal(
                ErrorCode.INSTANCES_LIMIT_REACHED,
                "The invocation waited " + longestWait.toMillis() + " ms ("
                        + Setting.SCALING_QUEUE_TIME_LIMIT_MS.key()
                        + ") for an instance and did not run: all " + instances
                        + " that the zone_instances_limit of the scaling policy allows are at work. Repeat the request"
                        + " later.");
    }

    private static FunctionsException refusal(ErrorCode code, String message) {
        return new FunctionsException(code, message, List.of(new Detail(Detail.RETRY_AFTER, RETRY_AFTER_S)));
    }

    /** One invocation; the lock of the gate guards its stage. */
    private final class Place implements Admission {
        private final CompletableFuture<@Nullable Void> mayRun = new CompletableFuture<>();
        private Stage stage = Stage.ADMITTED;

        @Override
        public CompletionStage<@Nullable Void> mayRun(int ofInstance) {
            synchronized (FunctionGate.this) {
                if (stage != Stage.ADMITTED) {
                    throw new IllegalStateException("The invocation is " + stage + ".");
                }
                invocationsPerInstance = ofInstance;
                if (waiting.isEmpty() && limits.lets(looking, running, invocationsPerInstance)) {
                    stage = Stage.LOOKING;
                    looking++;
                    return CompletableFuture.completedFuture(null);
                }
                stage = Stage.WAITING;
                waiting.add(this);
            }
            boundTheWait();
            letIn(); // another version may have more invocations in each instance
            return mayRun;
        }

        private void boundTheWait() {
            try {
                Future<?> bound =
                        executors.timers().schedule(this::waitsTooLong, longestWait.toNanos(), TimeUnit.NANOSECONDS);
                CompletableFuture<Void> unused = mayRun.handle((nothing, failure) -> {
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
            mayRun.completeExceptionally(reason);
        }

        @Override
        public void hasInstance() {
            synchronized (FunctionGate.this) {
                if (stage != Stage.LOOKING) {
                    return;
                }
                stage = Stage.RUNNING;
                looking--;
                running++;
            }
            letIn();
        }

        @Override
        public void close() {
            boolean waited;
            synchronized (FunctionGate.this) {
                if (stage == Stage.GONE) {
                    return;
                }
                waited = waiting.remove(this);
                if (stage == Stage.LOOKING) {
                    looking--;
                } else if (stage == Stage.RUNNING) {
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
                mayRun.completeExceptionally(new CancellationException("The invocation was given up."));
            }
            letIn();
        }
    }
}
