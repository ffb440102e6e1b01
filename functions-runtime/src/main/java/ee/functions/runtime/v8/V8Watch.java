// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.v8;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends what runs too long, or takes too much: scripts of V8 ask nobody. Thread-safe.
 *
 * <p>It looks every few milliseconds while any script runs, and sleeps otherwise. An order to end that comes when no script
 * runs is lost, so it is given again at each look.
 */
final class V8Watch {

    private static final long PERIOD_MILLIS = 10;
    private static final long CLOSING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ScheduledExecutorService timers;
    private final Set<V8Context> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean closed;

    V8Watch(ScheduledExecutorService timers) {
        this.timers = timers;
    }

    void enters(V8Context context) {
        running.add(context);
        if (!looking.get() && looking.compareAndSet(false, true)) {
            lookLater();
        }
    }

    void leaves(V8Context context) {
        running.remove(context);
    }

    /** Ends all that runs, and returns when nothing does any more, or does not end. What comes later is not watched. */
    void close() {
        closed = true;
        long patience = System.nanoTime() + CLOSING_NANOS;
        while (!running.isEmpty() && System.nanoTime() - patience < 0) {
            running.forEach(V8Context::stop);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS));
        }
    }

    /** Tells whether nothing may begin to run. */
    boolean isClosed() {
        return closed;
    }

    private void lookLater() {
        try {
            timers.schedule(this::look, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | OutOfMemoryError notNow) {
            looking.set(false);
        }
    }

    private void look() {
        try {
            running.forEach(V8Context::stopIfOver);
        } finally {
            if (!closed && !running.isEmpty()) {
                lookLater();
            } else {
                looking.set(false);
                // One may have come between the question and the answer.
                if (!closed && !running.isEmpty() && looking.compareAndSet(false, true)) {
                    lookLater();
                }
            }
        }
    }
}
