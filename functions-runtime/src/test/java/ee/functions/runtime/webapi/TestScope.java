// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.binding.InMemoryKv;
import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.LogSink;
import ee.functions.runtime.egress.EgressDecision;
import ee.functions.runtime.egress.EgressPolicy;
import ee.functions.runtime.egress.EgressReason;
import ee.functions.runtime.engine.EventLoop;
import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.engine.PerInvocation;
import ee.functions.runtime.engine.Term;
import ee.functions.runtime.guard.Counts;
import ee.functions.runtime.guard.Quotas;
import ee.functions.runtime.instance.HostExecutors;
import ee.functions.runtime.instance.InvocationCall;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An instance without an engine, for host functions alone. */
public final class TestScope implements InstanceScope, AutoCloseable {

    private final ExecutorService io = Executors.newFixedThreadPool(4);
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final InMemoryKv kv = new InMemoryKv();

    private final List<Runnable> releases = new ArrayList<>();

    Counts counts = new Counts(Quotas.defaults());
    EgressPolicy egress = (site, target) -> new EgressDecision.Refused(EgressReason.NOT_LISTED, "no network");
    volatile String siteId = "the-site";
    volatile @Nullable InvocationCall invocation;

    /** Runs what waits for its time now. */
    void passTime() {
        List.copyOf(timers.getQueue()).forEach(Runnable::run);
    }

    @Override
    public String versionId() {
        return "version";
    }

    @Override
    public String functionId() {
        return "the-function";
    }

    @Override
    public String siteId() {
        return siteId;
    }

    @Override
    public LocalDate compatibilityDate() {
        return LocalDate.parse("2026-01-01");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("NAME", "value");
    }

    @Override
    public @Nullable InvocationCall invocation() {
        return invocation;
    }

    @Override
    public LogSink log() {
        return (level, message) -> {};
    }

    @Override
    public KvBinding kv() {
        return kv;
    }

    @Override
    public Counts counts() {
        return counts;
    }

    @Override
    public <T> PerInvocation<T> perInvocation(Supplier<T> make, Consumer<T> release) {
        T made = make.get();
        releases.add(() -> release.accept(made));
        return new PerInvocation<>() {
            @Override
            public T own() {
                return made;
            }

            @Override
            public List<T> all() {
                return List.of(made);
            }
        };
    }

    @Override
    public Term term() {
        return new Term() {
            private volatile @Nullable InvocationCall owner = invocation;

            @Override
            public boolean isOver() {
                InvocationCall current = invocation;
                if (owner == null) {
                    owner = current;
                }
                return owner != current;
            }

            @Override
            public boolean hasBegun() {
                return owner != null;
            }

            @Override
            public Duration timeLeft() {
                return TestScope.this.timeLeft();
            }
        };
    }

    /** Ends the invocation. */
    void end() {
        releases.forEach(Runnable::run);
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofHours(1);
    }

    @Override
    public EventLoop eventLoop() {
        return new EventLoop() {
            @Override
            public void post(Runnable task) {
                io.execute(task);
            }

            @Override
            public Timer schedule(Duration delay, HostCallback callback) {
                Future<?> future =
                        timers.schedule(() -> callback.succeed(null), delay.toMillis(), TimeUnit.MILLISECONDS);
                return () -> {
                    if (future.cancel(false)) {
                        callback.abandon();
                    }
                };
            }
        };
    }

    @Override
    public HostExecutors executors() {
        return new HostExecutors(Runnable::run, io, timers);
    }

    @Override
    public EgressPolicy egress() {
        return egress;
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void close() {
        io.shutdownNow();
        timers.shutdownNow();
    }
}
