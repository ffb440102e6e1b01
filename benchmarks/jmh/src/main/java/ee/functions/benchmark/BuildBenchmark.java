// SPDX-License-Identifier: Apache-2.0
package ee.functions.benchmark;

import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.VersionBuild;
import ee.functions.runtime.engine.EngineKind;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The build of a version from its source: shows when a stage of the build gets slower. A server builds few versions after
 * another, so the first ones count: {@code -wi 0} leaves them in.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class BuildBenchmark {

    /** A function of one line, or a bundle of 64 KB. */
    @Param({"small", "bundle"})
    public String source;

    /** The id of the engine that is built for; it need not be there. */
    @Param({"nashorn", "v8"})
    public String engine;

    private VersionBuild build;
    private EngineKind target;
    private String code;

    /** Prepares the build. */
    @Setup
    public void prepare() {
        build = BenchmarkHost.versionBuild();
        target = BenchmarkHost.engine(engine);
        code = BenchmarkHost.source(source);
    }

    /** Builds one version. */
    @Benchmark
    public Artifact build() {
        return BenchmarkHost.build(build, target, code);
    }
}
