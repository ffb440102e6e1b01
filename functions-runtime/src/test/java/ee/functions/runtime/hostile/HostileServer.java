// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.hostile;

import com.sun.net.httpserver.HttpServer;
import ee.functions.runtime.binding.InMemoryKv;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.BuildSettings;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.build.TestedEngine;
import ee.functions.runtime.build.VersionBuild;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.egress.RuledEgress;
import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.guard.Quotas;
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
import ee.functions.runtime.webapi.FetchSettings;
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
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A function host as a server has one, with two threads for scripts, and beside it an address nobody may reach. */
final class HostileServer implements AutoCloseable {

    private static final long HELD_BYTES = 64L << 20;

    /** For attacks that only time ends: short, so that all of them take a minute or two. */
    private static final InvocationLimits SHORT = new InvocationLimits(
            Duration.ofMillis(500), Duration.ofMillis(200), Long.MAX_VALUE, HELD_BYTES, Quotas.defaults());

    /** For attacks that must end otherwise, however busy the machine is. */
    private static final InvocationLimits LONG = new InvocationLimits(
            Duration.ofMinutes(1), Duration.ofSeconds(30), 1L << 30, HELD_BYTES, Quotas.defaults());

    private static final VersionBuild BUILD = new VersionBuild(new BuildSettings(null, Duration.ofMinutes(1)));

    private final ThreadPoolExecutor invocation = (ThreadPoolExecutor) Executors.newFixedThreadPool(2);
    private final ThreadPoolExecutor io = (ThreadPoolExecutor) Executors.newFixedThreadPool(4);
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final InMemoryKv kv = new InMemoryKv();
    private final AtomicInteger reached = new AtomicInteger();
    private final HttpServer canary;
    private final FunctionHost host;

    /** Starts a server on which the top level of a module may use so much. */
    HostileServer(InvocationLimits startLimits) throws IOException {
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
                new HostSettings(100, startLimits, 80, 1_000, FetchSettings.defaults()),
                RuledEgress.allowing(List.of()),
                Clock.systemUTC());
    }

    /** Builds, starts and invokes a hostile function, as often as it asks for; gives how the last invocation ended. */
    Outcome run(HostileFunction function) throws Exception {
        SourceModule module = new SourceModule("main.js", function.code());
        BuildResult built = host.checked(module, TestedEngine.build(BUILD, module));
        if (built instanceof BuildResult.Rejected rejected) {
            return Outcome.of(rejected);
        }
        Program program = program("hostile", (BuildResult.Built) built);
        InvocationLimits limits = limits(function);
        try {
            return invoke(program, limits, function);
        } catch (InstanceStartFailed e) {
            return Outcome.of(e);
        } finally {
            host.pool().retire(program.versionId());
        }
    }

    private static InvocationLimits limits(HostileFunction function) {
        InvocationLimits limits = function.mayEndAs(Outcome.Kind.TIMED_OUT) ? SHORT : LONG;
        return function.mayEndAs(Outcome.Kind.MEMORY)
                ? limits.withMemory(LONG.allocatedBytes(), limits.heldBytes())
                : limits;
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
        return program("innocent", (BuildResult.Built) TestedEngine.build(BUILD, new SourceModule("main.js", code)));
    }

    /** What a program of another site answers. */
    CompletionStage<String> answer(Program program) {
        Instance instance = host.pool().borrow(program);
        return start(instance, LONG).thenApply(result -> {
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
                "site of " + functionId,
                "main.js",
                built.artifact(),
                Map.of("SECRET", "secret of " + functionId, "CANARY", canaryUrl()),
                CompatibilityDates.MAXIMUM));
    }

    private String canaryUrl() {
        return "http://127.0.0.1:" + canary.getAddress().getPort() + "/";
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

    /** What is at work or waits for its moment, in words; empty if nothing is, as it must be once every invocation is over. */
    String atWork() {
        long threads = invocation.getActiveCount() + io.getActiveCount();
        // The server itself does something again and again.
        long waiting = timers.getQueue().stream()
                .filter(task -> !(task instanceof RunnableScheduledFuture<?> future && future.isPeriodic()))
                .count();
        int busy = host.pool().busyCount();
        return threads + waiting + busy == 0
                ? ""
                : threads + " threads, " + waiting + " timers, " + busy + " instances";
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
