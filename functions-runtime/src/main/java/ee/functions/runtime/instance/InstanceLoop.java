// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.engine.EventLoop;
import ee.functions.runtime.engine.HostCallback;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one instance, an actor: whoever adds the first task asks the executor for a thread, which runs tasks until
 * there are none left and goes.
 *
 * <p>Every task belongs to the invocation it was posted in; a task of an invocation that is over is dropped. Each lane has one
 * invocation at a time. With one lane the tasks that are there make one turn; with several each task is a turn of its own,
 * so that what it takes can be charged to its invocation.
 */
final class InstanceLoop implements EventLoop {

    /** What the loop runs tasks in, and tells when it stands still. */
    interface Owner {

        /** Which lane a task that is made now belongs to. */
        int lane();

        /** Is told, on the loop's thread, that tasks of a lane follow. */
        void turnBegins(int lane);

        /** Runs one task in the instance's realm. */
        void run(Runnable task);

        /** Is told, on the loop's thread, that no more tasks of this turn follow. */
        void turnEnds();

        /** Is told, on the thread that ran a turn, that it runs no more of it; with one lane the thread then goes. */
        void stoodStill();

        /** Is told that the executor refused a thread; what is queued will not run. */
        void refused(RejectedExecutionException refusal);
    }

    private record Task(int lane, long generation, Runnable action) {}

    private final Owner owner;
    private final Executor executor;
    private final ScheduledExecutorService timers;
    private final Object lock = new Object();
    private final Queue<Task> queue = new ArrayDeque<>();
    private final long[] generations;
    private final boolean[] open;
    private boolean draining;
    private int openLanes;
    private final Set<Callback> pending = new HashSet<>();

    /** Makes a loop that runs nothing before the first invocation: tasks of the module's top level wait for it. */
    InstanceLoop(Owner owner, int lanes, Executor executor, ScheduledExecutorService timers) {
        this.owner = owner;
        this.executor = executor;
        this.timers = timers;
        this.generations = new long[lanes];
        this.open = new boolean[lanes];
    }

    @Override
    public void post(Runnable action) {
        post(owner.lane(), action);
    }

    /** Runs a task of the invocation in a lane after those already posted; any thread may post. */
    void post(int lane, Runnable action) {
        post(lane, generation(lane), action);
    }

    @Override
    public Timer schedule(Duration delay, HostCallback callback) {
        Future<?> future = timers.schedule(() -> callback.succeed(null), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> {
            future.cancel(false);
            callback.abandon();
        };
    }

    /**
     * Makes a callback that runs a step on the loop with what it is called back with.
     *
     * @param function the script's function that the step will call
     * @param forget runs on the loop instead of the step if nobody will call back
     */
    HostCallback callback(Object function, Consumer<Outcome> step, Runnable forget) {
        int lane = owner.lane();
        synchronized (lock) {
            Callback callback = new Callback(lane, generations[lane], function, step, forget);
            pending.add(callback);
            return callback;
        }
    }

    /** What the script has handed over and not got back yet: functions to be called, and values to call them with. */
    List<Object> held() {
        synchronized (lock) {
            List<Object> held = new ArrayList<>();
            for (Callback callback : pending) {
                held.add(callback.function);
                Outcome outcome = callback.outcome;
                if (outcome != null && outcome.value() != null) {
                    held.add(outcome.value());
                }
            }
            return held;
        }
    }

    /** Waits for a task, to be run by the caller; null if there is none yet. For a loop without an invocation only. */
    @SuppressWarnings("WaitNotInLoop") // the caller asks again until its own time is over
    @Nullable
    Runnable take(Duration limit) {
        synchronized (lock) {
            try {
                if (queue.isEmpty()) {
                    TimeUnit.NANOSECONDS.timedWait(lock, limit.toNanos());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RejectedExecutionException("The start of an instance was interrupted.", e);
            }
            Task task = queue.poll();
            return task == null ? null : task.action();
        }
    }

    /** Lets the tasks of a lane run. */
    void open(int lane) {
        synchronized (lock) {
            if (!open[lane]) {
                open[lane] = true;
                openLanes++;
            }
        }
    }

    /** Ends the invocation in a lane: all its tasks and callbacks are dropped, and none run until the next one. */
    void close(int lane) {
        synchronized (lock) {
            generations[lane]++;
            pending.removeIf(callback -> callback.lane == lane);
            queue.removeIf(task -> task.lane() == lane);
            if (open[lane]) {
                open[lane] = false;
                openLanes--;
            }
        }
    }

    /** Tells whether any host operation of any invocation has not called back yet. */
    boolean hasPending() {
        synchronized (lock) {
            return !pending.isEmpty() || !queue.isEmpty();
        }
    }

    private long generation(int lane) {
        synchronized (lock) {
            return generations[lane];
        }
    }

    private void post(int lane, long generation, Runnable action) {
        synchronized (lock) {
            if (generation != generations[lane] || isLeftBehind(lane)) {
                return;
            }
            queue.add(new Task(lane, generation, action));
            lock.notifyAll();
            if (draining || openLanes == 0) {
                return;
            }
            draining = true;
        }
        start();
    }

    /** What an invocation begins after its end would run in the turns of the others; all but the top level may do that. */
    private boolean isLeftBehind(int lane) {
        return isShared() && !open[lane] && generations[lane] > 0;
    }

    private boolean isShared() {
        return open.length > 1;
    }

    private void start() {
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            if (isShared()) {
                owner.refused(e); // before another thread can begin
            }
            synchronized (lock) {
                draining = false;
                queue.clear();
            }
            if (!isShared()) {
                owner.refused(e);
            }
        }
    }

    private void drain() {
        boolean more = true;
        while (more) {
            Task task = next();
            owner.turnBegins(task == null ? 0 : task.lane());
            while (task != null) {
                owner.run(task.action());
                task = isShared() ? null : next();
            }
            owner.turnEnds();
            if (isShared()) {
                owner.stoodStill();
            }
            synchronized (lock) {
                more = !queue.isEmpty() && openLanes > 0;
                draining = more;
            }
        }
        if (!isShared()) {
            owner.stoodStill();
        }
    }

    private @Nullable Task next() {
        synchronized (lock) {
            return openLanes == 0 ? null : queue.poll();
        }
    }

    /** What a callback was called with: an error's type and message, or a value. */
    record Outcome(
            @Nullable String errorType,
            String message,
            @Nullable Object value) {

        /** The size of what another thread has made for the script, without that of what is around it. */
        long bytes() {
            return bytes(value);
        }

        private static long bytes(@Nullable Object value) {
            if (value instanceof byte[] octets) {
                return octets.length;
            }
            if (value instanceof String text) {
                return text.length();
            }
            long sum = 0;
            if (value instanceof List<?> list) {
                for (Object member : list) {
                    sum += bytes(member);
                }
            }
            return sum;
        }
    }

    private final class Callback implements HostCallback {

        private final int lane;
        private final long callbackGeneration;
        private final Object function;
        private final Consumer<Outcome> step;
        private final Runnable forget;
        private volatile @Nullable Outcome outcome;
        private final AtomicBoolean called = new AtomicBoolean();

        Callback(int lane, long callbackGeneration, Object function, Consumer<Outcome> step, Runnable forget) {
            this.lane = lane;
            this.callbackGeneration = callbackGeneration;
            this.function = function;
            this.step = step;
            this.forget = forget;
        }

        @Override
        public void succeed(@Nullable Object value) {
            answer(new Outcome(null, "", value));
        }

        @Override
        public void fail(String errorType, String message) {
            answer(new Outcome(errorType, message, null));
        }

        @Override
        public void abandon() {
            if (called.compareAndSet(false, true)) {
                // The loop must look again: this may have been the last thing the invocation waited for.
                post(lane, callbackGeneration, () -> {
                    release();
                    forget.run();
                });
            }
        }

        private void answer(Outcome given) {
            if (called.compareAndSet(false, true)) {
                outcome = given;
                post(lane, callbackGeneration, () -> {
                    release();
                    step.accept(given);
                });
            }
        }

        private void release() {
            synchronized (lock) {
                pending.remove(this);
            }
        }
    }
}
