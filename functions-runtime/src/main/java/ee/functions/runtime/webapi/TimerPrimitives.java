// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.EventLoop;
import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.engine.PerInvocation;
import ee.functions.runtime.guard.Quota;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells scripts the time and wakes them later. */
final class TimerPrimitives implements HostPrimitives {

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        long start = System.nanoTime();
        AtomicInteger lastId = new AtomicInteger();
        PerInvocation<Timers> timers = scope.perInvocation(() -> new Timers(scope, lastId), Timers::clearAll);
        return Map.of(
                // Not millis(): a clock that ticks in microseconds divides by zero there.
                "wallMillis", values -> (double) scope.clock().instant().toEpochMilli(),
                "monotonicMillis", values -> (System.nanoTime() - start) / NANOS_PER_MILLI,
                "startTimer",
                        values -> {
                            Arguments arguments = new Arguments(values);
                            return timers.own().start((long) arguments.number(0), arguments.callback(1));
                        },
                "clearTimer",
                        values -> {
                            int id = new Arguments(values).integer(0);
                            timers.all().forEach(each -> each.clear(id));
                            return null;
                        });
    }

    /** The timers one invocation has set. A timer counts until the prelude has run its callback, or has cleared it. */
    private static final class Timers {

        private final InstanceScope scope;
        private final Map<Integer, EventLoop.Timer> active = new HashMap<>();
        private final AtomicInteger lastId;

        Timers(InstanceScope scope, AtomicInteger lastId) {
            this.scope = scope;
            this.lastId = lastId;
        }

        int start(long delayMillis, HostCallback callback) throws HostError {
            scope.refuseBeyond(Quota.PENDING_TIMERS, active.size());
            int id = lastId.incrementAndGet();
            active.put(id, scope.eventLoop().schedule(Duration.ofMillis(delayMillis), callback));
            return id;
        }

        void clear(int id) {
            EventLoop.Timer timer = active.remove(id);
            if (timer != null) {
                timer.cancel();
            }
        }

        private void clearAll() {
            active.values().forEach(EventLoop.Timer::cancel);
            active.clear();
        }
    }
}
