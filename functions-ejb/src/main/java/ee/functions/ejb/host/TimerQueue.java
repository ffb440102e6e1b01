// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Timers on one managed thread of the server, which it keeps until it is closed. Thread-safe.
 *
 * <p>A managed scheduled executor keeps a cancelled timer, and all it refers to, until it would have fired: the deadline of
 * every invocation that has long answered, and a whole application that was undeployed. Here a cancelled timer is gone at
 * once. Timers also run in the context of the application, not in that of the request that set them.
 */
final class TimerQueue extends AbstractExecutorService implements ScheduledExecutorService {
    private static final System.Logger LOG = System.getLogger(TimerQueue.class.getName());

    private static final long UNTIL_THERE_IS_MEMORY_NANOS = 10_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<Timer<?>> timers = new TreeSet<>();
    private long lastNumber;
    private boolean closed;
    private boolean ended;

    /** Starts the queue on a thread of this executor. */
    TimerQueue(Executor thread) {
        thread.execute(this::run);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
        return add(new Timer<Void>(action, dueIn(unit.toNanos(delay)), 0));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> action, long delay, TimeUnit unit) {
        return add(new Timer<>(action, dueIn(unit.toNanos(delay))));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable action, long initial, long delay, TimeUnit unit) {
        return add(new Timer<Void>(unfailing(action), dueIn(unit.toNanos(initial)), unit.toNanos(delay)));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable action, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("Nothing here catches up on runs that it missed.");
    }

    @Override
    public void execute(Runnable action) {
        schedule(action, 0, TimeUnit.NANOSECONDS);
    }

    /** Ends the queue: no timer fires any more, and its thread is given back. */
    @Override
    public void shutdown() {
        lock.lock();
        try {
            closed = true;
            timers.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isTerminated() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** A repeated action is repeated although one run failed, as for want of memory. */
    private static Runnable unfailing(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (RuntimeException | Error failure) {
                log(failure);
            }
        };
    }

    private static void log(Throwable failure) {
        try {
            LOG.log(System.Logger.Level.ERROR, "A timer failed", failure);
        } catch (OutOfMemoryError full) {
            // There is no memory to say so either.
        }
    }

    /** Returns how many timers have neither fired nor been cancelled. */
    int size() {
        lock.lock();
        try {
            return timers.size();
        } finally {
            lock.unlock();
        }
    }

    /** Times of the clock are compared by their difference, which must not overflow. */
    private static long dueIn(long nanos) {
        return System.nanoTime() + Math.min(nanos, Long.MAX_VALUE / 2);
    }

    private <V> Timer<V> add(Timer<V> timer) {
        lock.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException("The application is stopping.");
            }
            timer.number = ++lastNumber;
            timers.add(timer);
            if (timers.first() == timer) {
                changed.signal();
            }
            return timer;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (runNext()) {
                // The work is in the condition.
            }
        } finally {
            lock.lock();
            try {
                closed = true;
                ended = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * False when the queue is closed, which nothing else says: the timers alone can end a script that fills the heap, and an
     * interruption that was meant for another thread must not end them either.
     */
    private boolean runNext() {
        try {
            Timer<?> due = next();
            if (due == null) {
                return false;
            }
            due.run();
        } catch (InterruptedException notClosed) {
            return true;
        } catch (RuntimeException | Error full) {
            // Not the error of memory alone: a wait that could not begin lets go of the lock, and unlocking then fails.
            LockSupport.parkNanos(UNTIL_THERE_IS_MEMORY_NANOS);
        }
        return true;
    }

    /** Waits for the next timer that is due; null when the queue is closed. */
    private @Nullable Timer<?> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                if (timers.isEmpty()) {
                    changed.await();
                    continue;
                }
                long wait = timers.first().due - System.nanoTime();
                if (wait <= 0) {
                    return timers.pollFirst();
                }
                changed.awaitNanos(wait);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private final class Timer<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
        private final long period;
        private long due;
        private long number;

        @SuppressWarnings("NullAway") // a Runnable has no result
        Timer(Runnable action, long due, long period) {
            super(action, null);
            this.due = due;
            this.period = period;
        }

        Timer(Callable<V> action, long due) {
            super(action);
            this.due = due;
            this.period = 0;
        }

        @Override
        public boolean isPeriodic() {
            return period > 0;
        }

        @Override
        public void run() {
            if (!isPeriodic()) {
                super.run();
            } else if (runAndReset()) {
                due = System.nanoTime() + period;
                again();
            }
        }

        private void again() {
            for (; ; ) {
                try {
                    add(this);
                    return;
                } catch (RejectedExecutionException stopping) {
                    cancel(false);
                    return;
                } catch (OutOfMemoryError full) {
                    LockSupport.parkNanos(UNTIL_THERE_IS_MEMORY_NANOS);
                }
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            lock.lock();
            try {
                timers.remove(this);
            } finally {
                lock.unlock();
            }
            return super.cancel(mayInterrupt);
        }

        @Override
        protected void setException(Throwable failure) {
            super.setException(failure);
            log(failure);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Timer<?> that = (Timer<?>) other;
            int order = Long.compare(due - that.due, 0);
            return order != 0 ? order : Long.compare(number, that.number);
        }
    }
}
