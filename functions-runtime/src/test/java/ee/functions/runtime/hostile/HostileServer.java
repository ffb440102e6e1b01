// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.hostile;

import com.sun.net.httpserver.HttpServer;
import ee.functions.runtime.binding.InMemoryKv;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.BuildSettings;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.build.VersionBuild;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.instance.FunctionHost;
import ee.functions.runtime.instance.Header;
import ee.functions.runtime.instance.HostExecutors;
import ee.functions.runtime.instance.HostSettings;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.InstanceStartFailed;
import ee.functions.runtime.instance.InvocationCall;
import ee.functions.runtime.instance.InvocationForm;
import ee.functions.runtime.instance.InvocationResult;
import ee.functions.runtime.instance.Program;
import ee.functions.runtime.instance.ProgramSource;
import ee.functions.runtime.webapi.DenyPrivateEgress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A function host as a server has one, with two threads for scripts, and beside it an address nobody may reach. */
final class HostileServer implements AutoCloseable {

    /** Short for attacks that only time ends, so that the corpus takes a minute or two. */
    private static final Duration SHORT = Duration.ofMillis(500);

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final InvocationLimits DEFAULTS = InvocationLimits.defaults();
    private static final VersionBuild BUILD = new VersionBuild(new BuildSettings(null, Duration.ofMinutes(1)));

    private final ThreadPoolExecutor invocation = (ThreadPoolExecutor) Executors.newFixedThreadPool(2);
    private final ThreadPoolExecutor io = (ThreadPoolExecutor) Executors.newFixedThreadPool(4);
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final InMemoryKv kv = new InMemoryKv();
    private final AtomicInteger reached = new AtomicInteger();
    private final HttpServer canary;
    private final FunctionHost host;

    /** Starts a server on which the top level of a module may run for so long. */
    HostileServer(Duration startTimeLimit) throws IOException {
        timers.setRemoveOnCancelPolicy(true);
        canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            reached.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        canary.start();
        host = new FunctionHost(
                new HostExecutors(invocation, io, timers),
                new HostSettings(100, 5, startTimeLimit),
                new DenyPrivateEgress(List.of()),
                Clock.systemUTC());
    }

    /** Builds, starts and invokes a hostile function, as often as it asks for; gives how the last invocation ended. */
    Outcome run(HostileFunction function) throws Exception {
        BuildResult built = BUILD.build(new SourceModule("main.js", function.code()));
        if (built instanceof BuildResult.Rejected rejected) {
            return Outcome.of(rejected);
        }
        Program program = program("hostile", (BuildResult.Built) built);
        InvocationLimits limits = limits(function.mayEndAs(Outcome.Kind.TIMED_OUT) ? SHORT : LONG);
        try {
            return invoke(program, limits, function);
        } catch (InstanceStartFailed e) {
            return Outcome.of(e);
        } finally {
            host.pool().retire(program.versionId());
        }
    }

    private Outcome invoke(Program program, InvocationLimits limits, HostileFunction function) throws Exception {
        for (int i = 1; ; i++) {
            Outcome outcome;
            try (Instance instance = host.pool().borrow(program)) {
                outcome =
                        Outcome.of(start(instance, limits).toCompletableFuture().get(1, TimeUnit.MINUTES));
            }
            if (outcome.kind() != Outcome.Kind.ANSWERS || i >= function.invocations()) {
                return outcome;
            }
        }
    }

    /** Makes a program of another site. */
    Program load(String code) {
        return program("innocent", (BuildResult.Built) BUILD.build(new SourceModule("main.js", code)));
    }

    /** What a program of another site answers. */
    CompletionStage<String> answer(Program program) {
        Instance instance = host.pool().borrow(program);
        return start(instance, limits(LONG)).thenApply(result -> {
            instance.close();
            return result instanceof InvocationResult.Responded responded
                    ? new String(responded.body(), StandardCharsets.UTF_8)
                    : result.toString();
        });
    }

    private Program program(String functionId, BuildResult.Built built) {
        return host.load(new ProgramSource(
                UUID.randomUUID().toString(),
                functionId,
                "main.js",
                built.artifact(),
                Map.of("SECRET", "secret of " + functionId, "CANARY", canaryUrl()),
                CompatibilityDates.MAXIMUM));
    }

    private String canaryUrl() {
        return "http://127.0.0.1:" + canary.getAddress().getPort() + "/";
    }

    private static InvocationLimits limits(Duration time) {
        return new InvocationLimits(
                time,
                time,
                512L << 20,
                64L << 20,
                DEFAULTS.subrequests(),
                DEFAULTS.kvOperations(),
                DEFAULTS.pendingTimers(),
                DEFAULTS.logEntries(),
                DEFAULTS.logBytes());
    }

    private CompletionStage<InvocationResult> start(Instance instance, InvocationLimits limits) {
        return instance.run(new InvocationCall(
                UUID.randomUUID().toString(),
                "POST",
                "http://functions.example/integrations/one/endpoint",
                List.of(new Header("Content-Type", "application/json")),
                "{\"name\":\"Ada\"}".getBytes(StandardCharsets.UTF_8),
                limits,
                (level, message) -> {},
                kv,
                InvocationForm.HTTP,
                ""));
    }

    /** How many threads run something: none, once every invocation is over. */
    int busyThreads() {
        return invocation.getActiveCount() + io.getActiveCount();
    }

    /** How many timers and deadlines wait for their moment. */
    int waitingTimers() {
        return timers.getQueue().size();
    }

    int busyInstances() {
        return host.pool().busyCount();
    }

    /** How many requests came to the address that nobody may reach. */
    int reached() {
        return reached.get();
    }

    @Override
    public void close() {
        host.close();
        canary.stop(0);
        invocation.shutdownNow();
        io.shutdownNow();
        timers.shutdownNow();
    }
}
