// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.EngineChoice;
import ee.functions.runtime.build.Offers;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.engine.EngineKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Compares the engines, in turns in one JVM: the start and the memory of an instance, a function that does next to nothing,
 * and each file of {@code src/test/js/benchmark}. Figures are medians of processor time; the last column is Nashorn's by V8's.
 *
 * <p>The working directory is that of the module; {@code functions.v8.native-directory} names the native library.
 */
public final class EnginesBenchmark {

    private static final Path FILES = Path.of("src/test/js/benchmark");
    private static final String HELLO = "export const onInvoke = () => new Response(\"hello\");";
    private static final int WARM_UP_ROUNDS = 15;
    private static final int ROUNDS = 25;
    private static final int STARTS = 60;
    private static final long ROUND_NANOS = 30_000_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ExecutorService invocation = Executors.newSingleThreadExecutor();
    private final TestHost host = new TestHost(invocation);

    private EnginesBenchmark() {}

    /** Prints a row for each case. */
    public static void main(String[] arguments) throws Exception {
        new EnginesBenchmark().run();
        System.exit(0);
    }

    private void run() throws Exception {
        System.out.println("| case | Nashorn | V8 | ratio |\n|---|---|---|---|");
        row("new instance, ms", each(this::start));
        row("idle instance, KB", each(this::memory));
        row("hello, ms", warm(HELLO));
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.sorted().toList()) {
                row(file.getFileName().toString().replace(".js", "") + ", ms", warm(Files.readString(file)));
            }
        }
    }

    private interface Figure {
        double of(EngineKind engine) throws Exception;
    }

    private static Map<EngineKind, Double> each(Figure figure) throws Exception {
        Map<EngineKind, Double> figures = new EnumMap<>(EngineKind.class);
        for (EngineKind engine : EngineKind.values()) {
            figures.put(engine, figure.of(engine));
        }
        return figures;
    }

    private static void row(String name, Map<EngineKind, Double> figures) {
        double nashorn = figures.get(EngineKind.NASHORN);
        double v8 = figures.get(EngineKind.V8);
        System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f |%n", name, nashorn, v8, nashorn / v8);
    }

    private Program load(EngineKind engine, String code) {
        BuildResult result =
                TestHost.build().build(new SourceModule("main.js", code), EngineChoice.of(engine), Offers.BOTH);
        return host.host.load(new ProgramSource(
                "version-" + engine + code.hashCode(),
                "function-1",
                "site-1",
                "main.js",
                ((BuildResult.Built) result).artifact(),
                Map.of(),
                CompatibilityDates.MAXIMUM));
    }

    /** The processor time of a start, the first ones left out. */
    private double start(EngineKind engine) {
        Program program = load(engine, HELLO);
        double[] millis = new double[STARTS];
        for (int i = -STARTS; i < STARTS; i++) {
            long before = threads.getCurrentThreadCpuTime();
            Instance instance = host.host.pool().borrow(program);
            if (i >= 0) {
                millis[i] = (threads.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI;
            }
            instance.close();
            host.host.pool().retire(program.versionId());
        }
        return median(millis);
    }

    /** What instances that have answered once hold: of the Java heap on Nashorn, of the process on V8. */
    private double memory(EngineKind engine) throws Exception {
        Program program = load(engine, HELLO);
        host.run(program, TestHost.LONG);
        List<Instance> instances = new ArrayList<>();
        long before = used(engine);
        for (int i = 0; i < STARTS; i++) {
            Instance instance = host.host.pool().borrow(program);
            host.run(instance, TestHost.LONG);
            instances.add(instance);
        }
        double each = (used(engine) - before) / 1024.0 / STARTS;
        instances.forEach(Instance::close);
        host.host.pool().retire(program.versionId());
        return each;
    }

    private static long used(EngineKind engine) throws IOException {
        System.gc();
        System.gc();
        if (engine == EngineKind.NASHORN) {
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(resident.replaceAll("\\D", "")) * 1024;
    }

    private Map<EngineKind, Double> warm(String code) throws Exception {
        Map<EngineKind, Instance> instances = new EnumMap<>(EngineKind.class);
        Map<EngineKind, double[]> millis = new EnumMap<>(EngineKind.class);
        for (EngineKind engine : EngineKind.values()) {
            instances.put(engine, host.host.pool().borrow(load(engine, code)));
            millis.put(engine, new double[ROUNDS]);
        }
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (EngineKind engine : EngineKind.values()) {
                double taken = round(instances.get(engine));
                if (round >= 0) {
                    millis.get(engine)[round] = taken;
                }
            }
        }
        instances.values().forEach(Instance::close);
        return each(engine -> median(millis.get(engine)));
    }

    private double round(Instance instance) throws Exception {
        long start = processorTime();
        long taken;
        int invocations = 0;
        do {
            InvocationResult result = host.run(instance, TestHost.LONG);
            if (!(result instanceof InvocationResult.Responded)) {
                throw new IllegalStateException(result.toString());
            }
            invocations++;
            taken = processorTime() - start;
        } while (taken < ROUND_NANOS);
        return taken / NANOS_PER_MILLI / invocations;
    }

    private long processorTime() throws Exception {
        return invocation.submit(threads::getCurrentThreadCpuTime).get();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
