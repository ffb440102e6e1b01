// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.hostile;

import ee.functions.runtime.binding.InMemoryKv;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.BuildSettings;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.build.VersionBuild;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.egress.EgressDecision;
import ee.functions.runtime.egress.EgressReason;
import ee.functions.runtime.instance.FunctionHost;
import ee.functions.runtime.instance.HostExecutors;
import ee.functions.runtime.instance.HostSettings;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.InvocationCall;
import ee.functions.runtime.instance.InvocationResult;
import ee.functions.runtime.instance.ProgramSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * Measures what the guards in translated code cost: each file of {@code src/test/js/benchmark} is run as it is built and
 * with the guards taken out again, in turns, and the processor time of the script's thread is compared.
 *
 * <p>The first argument, a regular expression, chooses files.
 */
public final class GuardsBenchmark {

    private static final Path FILES = Path.of("src/test/js/benchmark");
    private static final int WARM_UP_ROUNDS = 12;
    private static final int ROUNDS = 15;
    private static final long ROUND_NANOS = 30_000_000;
    private static final String TICK = "if\\(--\\$rt\\$n<0\\)\\$rt\\$n=\\$rt\\$check\\(\\);?";
    private static final String CAUGHT = "([\\w$]+)=\\$rt\\$caught\\(\\1\\);?";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ExecutorService invocation = Executors.newSingleThreadExecutor();
    private final ExecutorService io = Executors.newSingleThreadExecutor();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final VersionBuild build = new VersionBuild(new BuildSettings(null, Duration.ofMinutes(1)));
    private final FunctionHost host = new FunctionHost(
            new HostExecutors(invocation, io, timers),
            new HostSettings(10, 10, Duration.ofMinutes(1)),
            (site, target) -> new EgressDecision.Refused(EgressReason.NOT_LISTED, "no network"),
            Clock.systemUTC());

    private GuardsBenchmark() {}

    /** Prints a row per file: medians in milliseconds of processor time, and their ratio. */
    public static void main(String[] arguments) throws Exception {
        GuardsBenchmark benchmark = new GuardsBenchmark();
        System.out.println("| case | without guards, ms | with guards, ms | ratio |\n|---|---|---|---|");
        for (Path file : files()) {
            String name = file.getFileName().toString().replace(".js", "");
            if (arguments.length == 0 || name.matches(arguments[0])) {
                double[] medians = benchmark.measure(Files.readString(file));
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.2f | %.2f | %.2f |%n",
                        name,
                        medians[0],
                        medians[1],
                        medians[1] / medians[0]);
            }
        }
        benchmark.close();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList();
        }
    }

    private double[] measure(String code) throws Exception {
        BuildResult.Built built = (BuildResult.Built) build.build(new SourceModule("main.js", code));
        String guarded = built.artifact().script();
        String unguarded = guarded.replaceAll(TICK, ";").replaceAll(CAUGHT, ";");
        if (unguarded.equals(guarded)) {
            throw new IllegalStateException("The guards look otherwise than this benchmark thinks.");
        }
        Instance[] instances = {
            start(built.artifact(), unguarded), start(built.artifact(), guarded),
        };
        double[][] millis = new double[2][ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (int i = 0; i < 2; i++) {
                double taken = round(instances[i]);
                if (round >= 0) {
                    millis[i][round] = taken;
                }
            }
        }
        for (Instance instance : instances) {
            instance.close();
        }
        return new double[] {median(millis[0]), median(millis[1])};
    }

    private Instance start(Artifact built, String script) {
        Artifact artifact = new Artifact(built.pipelineId(), script, built.sourceMap());
        return host.pool()
                .borrow(host.load(new ProgramSource(
                        UUID.randomUUID().toString(),
                        "benchmark",
                        "site",
                        "main.js",
                        artifact,
                        Map.of(),
                        CompatibilityDates.MAXIMUM)));
    }

    private double round(Instance instance) throws Exception {
        long start = processorTime();
        long taken;
        int invocations = 0;
        do {
            InvocationResult result = instance.run(call()).toCompletableFuture().get();
            if (!(result instanceof InvocationResult.Responded)) {
                throw new IllegalStateException(result.toString());
            }
            invocations++;
            taken = processorTime() - start;
        } while (taken < ROUND_NANOS);
        return taken / 1e6 / invocations;
    }

    private long processorTime() throws InterruptedException, ExecutionException {
        return invocation.submit(threads::getCurrentThreadCpuTime).get();
    }

    private static InvocationCall call() {
        return new InvocationCall(
                "benchmark",
                "POST",
                "http://functions.example/",
                List.of(),
                new byte[0],
                Duration.ofMinutes(1),
                (level, message) -> {},
                new InMemoryKv());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private void close() {
        host.close();
        invocation.shutdownNow();
        io.shutdownNow();
        timers.shutdownNow();
    }
}
