// SPDX-License-Identifier: Apache-2.0
package ee.functions.benchmark;

import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.Program;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints how much memory an instance takes that has answered once: of the Java heap on Nashorn, of the process on V8, which
 * Linux alone tells.
 */
public final class InstanceMemory {

    private static final int INSTANCES = 60;
    private static final byte[] NO_BODY = {};
    private static final double KILOBYTE = 1024;

    private InstanceMemory() {}

    /** Prints a row for each engine and source; the first argument, the id of an engine, takes that one alone. */
    public static void main(String[] arguments) throws IOException {
        System.out.println("| engine | source | idle instance, KB |\n|---|---|---|");
        for (EngineKind engine : EngineKind.values()) {
            if (arguments.length == 0 || arguments[0].equals(engine.id())) {
                for (String source : List.of("small", "bundle")) {
                    System.out.printf(
                            Locale.ROOT,
                            "| %s | %s | %,.0f |%n",
                            engine.id(),
                            source,
                            measure(engine, source) / KILOBYTE);
                }
            }
        }
    }

    private static double measure(EngineKind engine, String source) throws IOException {
        try (BenchmarkHost host = new BenchmarkHost()) {
            Program program = host.load(engine, BenchmarkHost.source(source));
            List<Instance> instances = new ArrayList<>();
            instances.add(answered(host, program)); // what all share
            long before = used(engine);
            for (int i = 0; i < INSTANCES; i++) {
                instances.add(answered(host, program));
            }
            double each = (double) (used(engine) - before) / INSTANCES;
            instances.forEach(Instance::close);
            return each;
        }
    }

    private static Instance answered(BenchmarkHost host, Program program) {
        Instance instance = host.start(program);
        BenchmarkHost.invoke(instance, NO_BODY);
        return instance;
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
}
