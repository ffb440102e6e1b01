// SPDX-License-Identifier: Apache-2.0
package ee.functions.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds the processor time of each operation to the results, with that of the garbage collector and the compilers: on a machine
 * that does other work too it varies less than the time that went by. {@code -prof ee.functions.benchmark.ProcessorTime}
 * takes it.
 */
public final class ProcessorTime implements InternalProfiler {

    private static final double NANOS_PER_MICRO = 1e3;

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long before;

    /** Makes a profiler; JMH does so. */
    public ProcessorTime() {}

    @Override
    public String getDescription() {
        return "Processor time of the whole process by operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = process.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long taken = process.getProcessCpuTime() - before;
        long operations = result.getMetadata().getAllOps();
        return List.of(new ScalarResult(
                "processor-time", taken / NANOS_PER_MICRO / operations, "us/op", AggregationPolicy.AVG));
    }
}
