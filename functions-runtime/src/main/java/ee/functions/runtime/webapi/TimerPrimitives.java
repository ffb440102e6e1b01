// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.EventLoop;
import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Tells scripts the time and wakes them later. */
final class TimerPrimitives implements HostPrimitives {

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        long start = System.nanoTime();
        Timers timers = new Timers(scope);
        return Map.of(
                // Not millis(): a clock that ticks in microseconds divides by zero there.
                "wallMillis", values -> (double) scope.clock().instant().toEpochMilli(),
                "monotonicMillis", values -> (System.nanoTime() - start) / NANOS_PER_MILLI,
                "startTimer",
                        values -> {
                            Arguments arguments = new Arguments(values);
                            return timers.start((long) arguments.number(0), arguments.callback(1));
                        },
                "clearTimer",
                        values -> {
                            timers.clear(new Arguments(values).integer(0));
                            return null;
                        });
    }

    /** The timers one instance has set. */
    private static final class Timers {

        private final InstanceScope scope;
        private final AtomicInteger lastId = new AtomicInteger();
        private final Map<Integer, EventLoop.Timer> active = new ConcurrentHashMap<>();

        Timers(InstanceScope scope) {
            this.scope = scope;
        }

        int start(long delayMillis, HostCallback callback) {
            int id = lastId.incrementAndGet();
            Forgetting forgetting = new Forgetting(id, callback);
            EventLoop.Timer timer = scope.eventLoop().schedule(Duration.ofMillis(delayMillis), forgetting);
            active.put(id, timer);
            if (forgetting.called) {
                active.remove(id);
            }
            return id;
        }

        void clear(int id) {
            EventLoop.Timer timer = active.remove(id);
            if (timer != null) {
                timer.cancel();
            }
        }

        /** Passes a callback on and forgets its timer. */
        private final class Forgetting implements HostCallback {

            private final int id;
            private final HostCallback callback;
            private volatile boolean called;

            Forgetting(int id, HostCallback callback) {
                this.id = id;
                this.callback = callback;
            }

            @Override
            public void succeed(@Nullable Object value) {
                forget();
                callback.succeed(value);
            }

            @Override
            public void fail(String errorType, String message) {
                forget();
                callback.fail(errorType, message);
            }

            @Override
            public void abandon() {
                forget();
                callback.abandon();
            }

            private void forget() {
                called = true;
                active.remove(id);
            }
        }
    }
}
