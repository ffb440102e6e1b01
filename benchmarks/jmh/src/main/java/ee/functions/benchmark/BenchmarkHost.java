// SPDX-License-Identifier: Apache-2.0
package ee.functions.benchmark;

import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.KvItem;
import ee.functions.runtime.binding.TestAndSetOutcome;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.BuildSettings;
import ee.functions.runtime.build.EngineChoice;
import ee.functions.runtime.build.EngineOffer;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.build.VersionBuild;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.egress.RuledEgress;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.instance.FunctionHost;
import ee.functions.runtime.instance.Header;
import ee.functions.runtime.instance.HostExecutors;
import ee.functions.runtime.instance.HostSettings;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.InvocationCall;
import ee.functions.runtime.instance.InvocationForm;
import ee.functions.runtime.instance.InvocationResult;
import ee.functions.runtime.instance.Program;
import ee.functions.runtime.instance.ProgramSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * A function host that runs scripts on the thread that calls it, so that no change of threads is measured. It keeps no idle
 * instance: one that is closed is gone.
 */
final class BenchmarkHost implements AutoCloseable {

    private static final Duration BUILD_TIME = Duration.ofMinutes(1);
    private static final Duration START_TIME = Duration.ofSeconds(10);
    private static final Set<EngineKind> ENGINES = Set.of(EngineKind.values());

    private static final List<Header> HEADERS = List.of(
            new Header("accept", "application/json, text/plain;q=0.9, */*;q=0.8"),
            new Header("accept-encoding", "gzip, deflate, br"),
            new Header("accept-language", "en-GB,en;q=0.9,de;q=0.7"),
            new Header("authorization", "Bearer 0123456789abcdef0123456789abcdef"),
            new Header("cache-control", "no-cache"),
            new Header("content-type", "application/json"),
            new Header("origin", "https://app.example"),
            new Header("referer", "https://app.example/orders?page=3"),
            new Header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
            new Header("user-agent", "benchmark/1.0"),
            new Header("x-request-id", "7b1f0c0e-5f0e-4f0b-9d6a-0d4a7c0e2b11"));

    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, BenchmarkHost::daemon);
    private final FunctionHost host;

    /** Starts a host with the limits of a server nobody has tuned. */
    BenchmarkHost() {
        // Each invocation sets alarms at its limits: they would pile up for as long as the limits last.
        timers.setRemoveOnCancelPolicy(true);
        this.host = new FunctionHost(
                new HostExecutors(Runnable::run, Runnable::run, timers),
                new HostSettings(0, START_TIME),
                RuledEgress.allowing(List.of("127.0.0.1")),
                Clock.systemUTC());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "timers");
        thread.setDaemon(true);
        return thread;
    }

    /** The engine of an id, such as {@code nashorn}. */
    static EngineKind engine(String id) {
        return EngineKind.of(id).orElseThrow(() -> new IllegalArgumentException("There is no engine " + id + "."));
    }

    /** Reads a file beside this class, such as {@code cpu/fib.js}. */
    static String file(String name) {
        try (InputStream content = BenchmarkHost.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalArgumentException("There is no file " + name + ".");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The text of a function by the name that benchmarks have for it: {@code small} or {@code bundle}. */
    static String source(String name) {
        return switch (name) {
            case "small" -> file("invocation/hello.js");
            case "bundle" -> BundleSource.text();
            default -> throw new IllegalArgumentException("There is no source " + name + ".");
        };
    }

    /** Prepares builds with the esbuild that the runtime brings. */
    static VersionBuild versionBuild() {
        return new VersionBuild(new BuildSettings(null, BUILD_TIME));
    }

    /** Builds a module for an engine, installed or not. */
    static Artifact build(VersionBuild build, EngineKind engine, String code) {
        BuildResult result = build.build(
                new SourceModule("main.js", code), EngineChoice.of(engine), new EngineOffer(ENGINES, ENGINES));
        if (result instanceof BuildResult.Built built) {
            return built.artifact();
        }
        throw new IllegalStateException("The build rejected a module: " + result);
    }

    /** Builds and loads a module. */
    Program load(EngineKind engine, String code) {
        return load(checked(build(versionBuild(), engine, code)));
    }

    /** What a server keeps of an artifact. */
    Artifact checked(Artifact built) {
        BuildResult result = host.checked(new SourceModule("main.js", ""), new BuildResult.Built(built));
        if (result instanceof BuildResult.Built kept) {
            return kept.artifact();
        }
        throw new IllegalStateException("The engine refused a module: " + result);
    }

    /**
     * Loads what was built.
     *
     * @throws IllegalStateException if its engine is not there
     */
    Program load(Artifact artifact) {
        if (!host.engines().contains(artifact.engine())) {
            throw new IllegalStateException(
                    "The engine " + artifact.engine().id() + " is not there. V8 needs its native"
                            + " library: name the directory with -Dfunctions.v8.native-directory=DIRECTORY.");
        }
        return host.load(new ProgramSource(
                "version-1", "function-1", "site-1", "main.js", artifact, Map.of(), CompatibilityDates.MAXIMUM));
    }

    /** Starts an instance; closing it ends it. */
    Instance start(Program program) {
        return host.pool().borrow(program);
    }

    /**
     * Has an instance answer a request with eleven headers.
     *
     * @throws IllegalStateException if it does not answer with success
     */
    static InvocationResult invoke(Instance instance, byte[] body) {
        InvocationResult result = instance.run(new InvocationCall(
                        "invocation-1",
                        "POST",
                        "https://functions.example/orders/17?page=3&sort=name&tag=a&tag=b",
                        HEADERS,
                        body,
                        InvocationLimits.defaults(),
                        (level, message) -> {},
                        new NoKv(),
                        InvocationForm.HTTP,
                        "192.0.2.7"))
                .toCompletableFuture()
                .join();
        if (result instanceof InvocationResult.Responded responded && responded.status() == 200) {
            return result;
        }
        throw new IllegalStateException("The function failed: " + result);
    }

    @Override
    public void close() {
        host.close();
        timers.shutdownNow();
    }

    /** A store that no function of the benchmarks uses. */
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
