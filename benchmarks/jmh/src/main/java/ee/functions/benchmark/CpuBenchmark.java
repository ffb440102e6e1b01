// SPDX-License-Identifier: Apache-2.0
package ee.functions.benchmark;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An invocation that computes: shows when compiled scripts get slower, and what it costs that they can be stopped.
 *
 * <p>The ratio of {@code nashorn} to {@code nashorn-without-guards} is the price of the guards; that of {@code nashorn} to
 * {@code v8} tells authors what to expect of the engines.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class CpuBenchmark {

    private static final String WITHOUT_GUARDS = "nashorn-without-guards";

    /** A file of the directory {@code cpu} of the resources, without its ending. */
    @Param({
        "awaits",
        "classes",
        "closures",
        "fib",
        "generator",
        "hash-loop",
        "json",
        "matrix",
        "private-members",
        "sort",
        "strings"
    })
    public String function;

    /** The id of an engine, or Nashorn in a runtime whose scripts ask nothing. */
    @Param({"nashorn", WITHOUT_GUARDS, "v8"})
    public String engine;

    private Callable<?> invocation;

    /** Starts the function. */
    @Setup
    public void start() throws ReflectiveOperationException {
        String code = BenchmarkHost.file("cpu/" + function + ".js");
        invocation = engine.equals(WITHOUT_GUARDS) ? withoutGuards(code) : new WarmFunction(engine, code, new byte[0]);
    }

    private static Callable<?> withoutGuards(String code) throws ReflectiveOperationException {
        ClassLoader loader = new GuardlessClassLoader();
        // Where the engine looks for services.
        Thread.currentThread().setContextClassLoader(loader);
        return (Callable<?>) loader.loadClass(WarmFunction.class.getName())
                .getConstructor(String.class, String.class, byte[].class)
                .newInstance("nashorn", code, new byte[0]);
    }

    /** Ends the function. */
    @TearDown
    public void end() throws Exception {
        ((AutoCloseable) invocation).close();
    }

    /** Invokes the function once. */
    @Benchmark
    public Object invoke() throws Exception {
        return invocation.call();
    }
}
