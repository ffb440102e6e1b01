// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.KvItem;
import ee.functions.runtime.binding.TestAndSetOutcome;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.BuildSettings;
import ee.functions.runtime.build.Offers;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.build.TestedEngine;
import ee.functions.runtime.build.VersionBuild;
import ee.functions.runtime.build.VersionSource;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.egress.RuledEgress;
import ee.functions.runtime.guard.InvocationLimits;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A function host with threads of its own, for tests. */
final class TestHost implements AutoCloseable {

    static final Duration LONG = Duration.ofSeconds(60);

    /** A store without items. */
    static final KvBinding NO_KV = new NoKv();

    /** Ticks as the clock of a server does. */
    private static final Clock MICROSECONDS = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));

    private static final VersionBuild BUILD = new VersionBuild(new BuildSettings(null, LONG));

    final List<String> log = new CopyOnWriteArrayList<>();
    final FunctionHost host;
    private final ExecutorService invocation;
    private final ExecutorService io = Executors.newFixedThreadPool(2);
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
    private final AtomicInteger versions = new AtomicInteger();

    TestHost() {
        this(HostSettings.defaults());
    }

    TestHost(HostSettings settings) {
        this.invocation = Executors.newFixedThreadPool(2);
        this.host = host(invocation, settings);
    }

    TestHost(Executor executor) {
        this.invocation = Executors.newSingleThreadExecutor();
        this.host = host(executor, HostSettings.defaults());
    }

    private FunctionHost host(Executor executor, HostSettings settings) {
        return new FunctionHost(
                new HostExecutors(executor, io, timers), settings, RuledEgress.allowing(List.of()), MICROSECONDS);
    }

    static VersionBuild build() {
        return BUILD;
    }

    Program load(String code) {
        return load("main.js", code);
    }

    Program load(String fileName, String code) {
        return load(fileName, code, CompatibilityDates.MAXIMUM);
    }

    /** One whose instances run so many invocations at a time; on Nashorn, whatever the engine of the tests. */
    Program load(String code, int concurrency) {
        return load(
                "main.js",
                Offers.forNashorn(BUILD, new SourceModule("main.js", code)),
                CompatibilityDates.MAXIMUM,
                concurrency);
    }

    Program load(String fileName, String code, LocalDate compatibilityDate) {
        return load(new SourceModule(fileName, code), compatibilityDate);
    }

    Program load(VersionSource source, LocalDate compatibilityDate) {
        return load(source.fileName(), TestedEngine.build(BUILD, source), compatibilityDate, 1);
    }

    private Program load(String fileName, BuildResult result, LocalDate compatibilityDate, int concurrency) {
        // As a server keeps it: with what the engine wants to be kept.
        if (host.checked(new SourceModule(fileName, ""), result) instanceof BuildResult.Built built) {
            String version = "version-" + versions.incrementAndGet();
            return host.load(new ProgramSource(
                    version,
                    "function-1",
                    "site-1",
                    fileName,
                    built.artifact(),
                    Map.of("KEY", "value"),
                    compatibilityDate,
                    concurrency));
        }
        throw new AssertionError("The build rejected the test's module: " + result);
    }

    InvocationResult run(String code) throws Exception {
        return run(load(code), LONG);
    }

    InvocationResult run(Program program, Duration limit) throws Exception {
        try (Instance instance = host.pool().borrow(program)) {
            return run(instance, limit);
        }
    }

    InvocationResult run(Program program, InvocationLimits limits) throws Exception {
        try (Instance instance = host.pool().borrow(program)) {
            return run(instance, limits);
        }
    }

    InvocationResult run(Instance instance, InvocationLimits limits) throws Exception {
        return instance.run(call(limits)).toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    InvocationResult run(Instance instance, Duration limit) throws Exception {
        return instance.run(call(limit)).toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    InvocationCall call(Duration limit) {
        return call(InvocationLimits.defaults().withRunTime(limit));
    }

    InvocationCall call(InvocationLimits limits) {
        return new InvocationCall(
                "invocation-1",
                "POST",
                "https://functions.example/integrations/1/endpoint?a=b",
                List.of(new Header("content-type", "application/json")),
                "{\"name\":\"Ada\"}".getBytes(StandardCharsets.UTF_8),
                limits,
                (level, message) -> log.add(level + " " + message),
                NO_KV,
                InvocationForm.HTTP,
                "");
    }

    /** Runs a module with a body of a type; the address has a query, and one header twice. */
    InvocationResult run(String code, String contentType, byte[] body, InvocationForm form) throws Exception {
        InvocationCall call = new InvocationCall(
                "invocation-1",
                "POST",
                "https://functions.example/integrations/1/endpoint?a=b&list=1&list=2&__proto__=x",
                List.of(
                        new Header("content-type", contentType),
                        new Header("user-agent", "tests"),
                        new Header("x-two", "first"),
                        new Header("X-Two", "second")),
                body,
                InvocationLimits.defaults().withRunTime(LONG),
                (level, message) -> log.add(level + " " + message),
                NO_KV,
                form,
                "192.0.2.7");
        try (Instance instance = host.pool().borrow(load(code))) {
            return instance.run(call).toCompletableFuture().get(2, TimeUnit.MINUTES);
        }
    }

    /** What a function that answers with a text gives. */
    String text(String code) throws Exception {
        return text(run(code));
    }

    static String text(InvocationResult result) {
        if (result instanceof InvocationResult.Responded responded) {
            return new String(responded.body(), StandardCharsets.UTF_8);
        }
        return result.toString();
    }

    @Override
    public void close() {
        host.close();
        invocation.shutdownNow();
        io.shutdownNow();
        timers.shutdownNow();
    }

    private static final class NoKv implements KvBinding {

        @Override
        public String defaultNamespace() {
            return "default";
        }

        @Override
        public @Nullable KvItem get(String namespace, String key) {
            return null;
        }

        @Override
        public KvItem set(String namespace, String key, String valueJson) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable KvItem delete(String namespace, String key) {
            return null;
        }

        @Override
        public TestAndSetOutcome testAndSet(
                String namespace, String key, @Nullable String oldValueJson, @Nullable String newValueJson) {
            return new TestAndSetOutcome.NotMet(null);
        }

        @Override
        public List<KvItem> list(String namespace, @Nullable String afterKey, String keyPrefix, int limit) {
            return List.of();
        }
    }
}
