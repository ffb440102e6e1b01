// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.RunnableVersion;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.EngineChoice;
import ee.functions.runtime.build.EngineOffer;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.build.VersionSource;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.instance.ProgramSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** A JavaScript host without JavaScript. */
public class FakeHost extends JavaScriptHost {
    /** The name of its build. */
    public static final String PIPELINE = "pipeline-2";

    /** The name of its build for V8. */
    public static final String PIPELINE_OF_V8 = "pipeline-2-v8";

    /** What was loaded, in order. */
    public final List<ProgramSource> loaded = new ArrayList<>();
    /** Versions whose instances were retired, in order. */
    public final List<UUID> retired = new ArrayList<>();
    /** What a build gives. */
    public Function<SourceModule, BuildResult> builds =
            module -> new BuildResult.Built(new Artifact(EngineKind.NASHORN, PIPELINE, "built:" + module.code(), "{}"));
    /** What was built, in order. */
    public final List<VersionSource> sources = new ArrayList<>();
    /** What they were offered. */
    public final List<EngineOffer> offers = new ArrayList<>();
    /** The engines that versions asked for, in the order of the builds. */
    public final List<EngineChoice> choices = new ArrayList<>();
    /** The engines of this server. */
    public Set<EngineKind> installed = Set.of(EngineKind.values());
    /** What the server allows of them. */
    public Set<EngineKind> allowed = Set.of(EngineKind.values());
    /** What loading gives. */
    public Function<ProgramSource, RunnableVersion> loads = source -> () -> {
        throw new UnsupportedOperationException();
    };

    @Override
    public EngineOffer offer(Set<EngineKind> allowedForSite) {
        return new EngineOffer(installed, allowed, allowedForSite);
    }

    @Override
    public BuildResult build(VersionSource source, EngineChoice choice, EngineOffer offer) {
        sources.add(source);
        SourceModule module =
                source instanceof SourceModule single ? single : new SourceModule(source.fileName(), "archive");
        choices.add(choice);
        offers.add(offer);
        return builds.apply(module);
    }

    @Override
    public String pipelineId(EngineKind engine) {
        return engine == EngineKind.V8 ? PIPELINE_OF_V8 : PIPELINE;
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
