// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.binding.InMemoryKv;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.BuildSettings;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.build.TestedEngine;
import ee.functions.runtime.build.VersionBuild;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.egress.EgressPolicy;
import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.instance.FunctionHost;
import ee.functions.runtime.instance.Header;
import ee.functions.runtime.instance.HostExecutors;
import ee.functions.runtime.instance.HostSettings;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.InstancePool;
import ee.functions.runtime.instance.InvocationCall;
import ee.functions.runtime.instance.InvocationForm;
import ee.functions.runtime.instance.InvocationResult;
import ee.functions.runtime.instance.Program;
import ee.functions.runtime.instance.ProgramSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Builds functions and runs them as a server would: same pipeline, same sandbox. */
public final class FunctionRunner implements AutoCloseable {

    private final ExecutorService invocation = Executors.newFixedThreadPool(2);
    private final ExecutorService io = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
    private final VersionBuild build = new VersionBuild(new BuildSettings(null, Duration.ofMinutes(2)));
    private final FunctionHost host;

    /** What the functions have logged, each entry as level and message. */
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    private final InMemoryKv kv = new InMemoryKv();

    /** Runs functions under an egress policy. */
    public FunctionRunner(EgressPolicy egress) {
        this(egress, HostSettings.defaults());
    }

    /** Runs functions under an egress policy in a host with other settings. */
    FunctionRunner(EgressPolicy egress, HostSettings settings) {
        host = new FunctionHost(new HostExecutors(invocation, io, timers), settings, egress, Clock.systemUTC());
    }

    /** Gives the instances of the host. */
    InstancePool pool() {
        return host.pool();
    }

    /** Builds one module and makes it ready to run. */
    public Program load(String fileName, String code, Map<String, String> environment) {
        SourceModule source = new SourceModule(fileName, code);
        BuildResult result = host.checked(source, TestedEngine.build(build, source));
        assertThat(result).as("the build of %s", fileName).isInstanceOf(BuildResult.Built.class);
        Artifact artifact = ((BuildResult.Built) result).artifact();
        return host.load(new ProgramSource(
                UUID.randomUUID().toString(),
                "the-function",
                "the-site",
                fileName,
                artifact,
                environment,
                CompatibilityDates.MAXIMUM));
    }

    /** Invokes a function with a body and gives how that ended. */
    public InvocationResult invoke(Program program, String body) throws Exception {
        return invoke(program, body, Duration.ofMinutes(5));
    }

    /** Invokes a function that may run for so long. */
    public InvocationResult invoke(Program program, String body, Duration timeLimit) throws Exception {
        return invoke(program, body, InvocationLimits.defaults().withRunTime(timeLimit));
    }

    /** Invokes a function that may use so much. */
    InvocationResult invoke(Program program, String body, InvocationLimits limits) throws Exception {
        try (Instance instance = host.pool().borrow(program)) {
            return invoke(instance, body, limits);
        }
    }

    private InvocationResult invoke(Instance instance, String body, InvocationLimits limits) throws Exception {
        InvocationCall call = new InvocationCall(
                UUID.randomUUID().toString(),
                "POST",
                "http://functions.example/integrations/one/endpoint",
                List.of(new Header("Content-Type", "application/json")),
                body.getBytes(StandardCharsets.UTF_8),
                limits,
                (level, message) -> log.add(level + " " + message),
                kv,
                InvocationForm.HTTP,
                "");
        return instance.run(call).toCompletableFuture().get(6, TimeUnit.MINUTES);
    }

    /** Invokes a function that must answer and gives the text of its answer. */
    public String answer(Program program, String body) throws Exception {
        return textOf(invoke(program, body));
    }

    /** Invokes an instance that must answer and gives the text of its answer. */
    String answer(Instance instance, String body) throws Exception {
        return textOf(invoke(instance, body, InvocationLimits.defaults().withRunTime(Duration.ofMinutes(5))));
    }

    private static String textOf(InvocationResult result) {
        assertThat(result).isInstanceOf(InvocationResult.Responded.class);
        return new String(((InvocationResult.Responded) result).body(), StandardCharsets.UTF_8);
    }

    /** Gives what was logged so far. */
    public List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public void close() {
        host.close();
        invocation.shutdownNow();
        io.shutdownNow();
        timers.shutdownNow();
    }
}
