// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.RunnableVersion;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.instance.ProgramSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** A JavaScript host without JavaScript. */
public class FakeHost extends JavaScriptHost {
    /** The name of its build. */
    public static final String PIPELINE = "pipeline-2";

    /** What was loaded, in order. */
    public final List<ProgramSource> loaded = new ArrayList<>();
    /** Versions whose instances were retired, in order. */
    public final List<UUID> retired = new ArrayList<>();
    /** What a build gives. */
    public Function<SourceModule, BuildResult> builds =
            module -> new BuildResult.Built(new Artifact(EngineKind.NASHORN, PIPELINE, "built:" + module.code(), "{}"));
    /** What loading gives. */
    public Function<ProgramSource, RunnableVersion> loads = source -> () -> {
        throw new UnsupportedOperationException();
    };

    @Override
    public BuildResult build(SourceModule module) {
        return builds.apply(module);
    }

    @Override
    public String pipelineId() {
        return PIPELINE;
    }

    @Override
    public RunnableVersion load(ProgramSource source, Executor turns) {
        loaded.add(source);
        return loads.apply(source);
    }

    @Override
    public void retire(UUID versionId) {
        retired.add(versionId);
    }
}
