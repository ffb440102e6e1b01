// SPDX-License-Identifier: Apache-2.0
package ee.functions.benchmark;

import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.Program;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * What a caller waits for when no instance is idle: shows when the prelude, the compilation of a script or the start of an
 * instance gets slower. The host has started instances before.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class InstanceBenchmark {

    private static final byte[] NO_BODY = {};

    /** A function of one line, or a bundle of 64 KB. */
    @Param({"small", "bundle"})
    public String source;

    /** The id of an engine. */
    @Param({"nashorn", "v8"})
    public String engine;

    private BenchmarkHost host;
    private Artifact artifact;
    private Program program;
    private @Nullable Instance started;

    /** Builds and loads the function. */
    @Setup
    public void load() {
        host = new BenchmarkHost();
        artifact = host.checked(BenchmarkHost.build(
                BenchmarkHost.versionBuild(), BenchmarkHost.engine(engine), BenchmarkHost.source(source)));
        program = host.load(artifact);
    }

    /** Ends the instance that was started, outside of the time that is measured. */
    @TearDown(Level.Invocation)
    public void endInstance() {
        if (started != null) {
            started.close();
            started = null;
        }
    }

    /** Ends the host. */
    @TearDown
    public void end() {
        host.close();
    }

    /** Starts an instance of a version that has had others. */
    @Benchmark
    public Instance start() {
        Instance instance = host.start(program);
        started = instance;
        return instance;
    }

    /** Invokes a function in an instance that has not answered before. */
    @Benchmark
    public Object firstInvocation(NewInstance fresh) {
        return BenchmarkHost.invoke(fresh.instance, NO_BODY);
    }

    /** Loads a version from its artifact. V8 does nothing yet: its instances compile. */
    @Benchmark
    public Program loadProgram() {
        return host.load(artifact);
    }

    /** Loads a version from its artifact, starts its first instance and has that answer. */
    @Benchmark
    public Object coldStart() {
        Instance instance = host.start(host.load(artifact));
        started = instance;
        return BenchmarkHost.invoke(instance, NO_BODY);
    }

    /** An instance that has not answered before. */
    @State(Scope.Thread)
    public static class NewInstance {

        private Instance instance;

        /** Starts it. */
        @Setup(Level.Invocation)
        public void start(InstanceBenchmark benchmark) {
            instance = benchmark.host.start(benchmark.program);
        }

        /** Ends it. */
        @TearDown(Level.Invocation)
        public void end() {
            instance.close();
        }
    }
}
