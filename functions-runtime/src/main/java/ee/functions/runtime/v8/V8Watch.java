// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.v8;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends what runs too long, or takes too much: scripts of V8 ask nobody. Thread-safe.
 *
 * <p>It looks every few milliseconds while any script runs, and sleeps otherwise. An order to end that comes when no script
 * runs is lost, so it is given again at each look.
 */
final class V8Watch {

    private static final long PERIOD_MILLIS = 10;

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

    void close() {
        closed = true;
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
