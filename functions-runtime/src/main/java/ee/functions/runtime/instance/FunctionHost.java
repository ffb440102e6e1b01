// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.binding.BindingPrimitives;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.BuildMessage;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.VersionSource;
import ee.functions.runtime.egress.EgressPolicy;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.ScriptEngine;
import ee.functions.runtime.engine.ScriptEngine.CompiledModule;
import ee.functions.runtime.guard.ServerMemory;
import ee.functions.runtime.intl.IntlPrimitives;
import ee.functions.runtime.nashorn.NashornEngine;
import ee.functions.runtime.v8.V8Engine;
import ee.functions.runtime.webapi.WebApiPrimitives;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** The JavaScript host of a server: one engine, one prelude, one pool. Thread-safe. */
public final class FunctionHost implements AutoCloseable {

    private final HostExecutors executors;
    private final HostSettings settings;
    private final EgressPolicy egress;
    private final Clock clock;
    private final Map<EngineKind, ScriptEngine> engines = new EnumMap<>(EngineKind.class);
    private final WebApiPrimitives webApi;
    private final List<HostPrimitives> primitives;
    private final InstancePool pool;
    private final HeapWatch memory;

    /**
     * Starts a host.
     *
     * @param executors the threads of the server; the host starts none and stops none
     * @param settings the bounds of what all instances share
     * @param egress says which addresses functions may reach
     * @param clock the time functions see
     */
    public FunctionHost(HostExecutors executors, HostSettings settings, EgressPolicy egress, Clock clock) {
        this.executors = executors;
        this.settings = settings;
        this.egress = egress;
        this.clock = clock;
        this.webApi = new WebApiPrimitives(settings.fetch(), settings.compressionStreams());
        this.primitives = List.of(webApi, new BindingPrimitives(), new IntlPrimitives());
        this.pool = new InstancePool(this, settings);
        ScriptEngine nashorn = new NashornEngine();
        engines.put(nashorn.kind(), nashorn);
        v8(settings, executors).ifPresent(v8 -> engines.put(v8.kind(), v8));
        NashornEngine.initialize(FunctionHost.class);
        this.memory = new HeapWatch(
                settings.heapPercent(), settings.startLimits().heldBytes(), pool::dropIdle, executors.timers());
    }

    /** Java loads classes that V8Engine names before it runs a line of it, so it cannot tell by itself that they are missing. */
    private static Optional<ScriptEngine> v8(HostSettings settings, HostExecutors executors) {
        try {
            return V8Engine.installed(settings.startLimits().heldBytes(), executors.timers());
        } catch (NoClassDefFoundError absent) {
            return Optional.empty();
        }
    }

    /** Compiles a version whose instances run on the invocation executor of this host. */
    public Program load(ProgramSource source) {
        return load(source, executors.invocation());
    }

    /**
     * Compiles a version; many instances share the result. Blocks for up to a second if the script is large.
     *
     * @param turns runs the scripts of the version: the share of its owner in the threads of the server
     * @throws IllegalArgumentException if instances shall run several invocations at a time on an engine that cannot
     */
    public Program load(ProgramSource source, Executor turns) {
        Artifact artifact = source.artifact();
        if (source.concurrency() > 1 && !artifact.engine().isConcurrent()) {
            throw new IllegalArgumentException("An instance of the engine "
                    + artifact.engine().id() + " runs one invocation at a time, not " + source.concurrency() + ".");
        }
        CompiledModule module =
                engine(artifact.engine()).compile(source.fileName(), artifact.script(), artifact.sourceMap());
        return new Program(source, module, turns);
    }

    /**
     * Asks the engine of an artifact whether it takes it, and what it wants to keep with it: what it refuses is a rejection of
     * the build.
     */
    public BuildResult checked(VersionSource source, BuildResult result) {
        if (result instanceof BuildResult.Built built) {
            Artifact artifact = built.artifact();
            ScriptEngine engine = engine(artifact.engine());
            BuildMessage refusal = engine.refusal(source.fileName(), artifact.script(), artifact.sourceMap());
            if (refusal != null) {
                return new BuildResult.Rejected(List.of(refusal));
            }
            return new BuildResult.Built(new Artifact(
                    artifact.engine(),
                    artifact.pipelineId(),
                    artifact.script(),
                    engine.annotated(source.fileName(), artifact.script(), artifact.sourceMap())));
        }
        return result;
    }

    /** The engines that this host can run. */
    public Set<EngineKind> engines() {
        return Set.copyOf(engines.keySet());
    }

    /** Which version of an engine this is, as its makers number them. */
    public String engineVersion(EngineKind kind) {
        return engine(kind).version();
    }

    /** The instances of this host. */
    public InstancePool pool() {
        return pool;
    }

    /** Retires all instances, stopping those that run, and ends their requests to other servers. */
    @Override
    public void close() {
        memory.close();
        pool.close();
        webApi.close();
        closeEngines();
    }

    /** Ends the engines, once more whenever an instance has gone on after that. */
    void closeEngines() {
        engines.values().forEach(ScriptEngine::close);
    }

    /** Tells whether garbage collections leave too little of the heap: nothing is prepared then that nobody waits for. */
    public boolean isShortOfMemory() {
        return memory.bytesSpared() != Long.MAX_VALUE;
    }

    /** How much of its time an idle instance has, in percent: all of it while the heap has room. */
    int idleTimePercent() {
        return memory.idleTimePercent();
    }

    HostExecutors executors() {
        return executors;
    }

    HostSettings settings() {
        return settings;
    }

    EgressPolicy egress() {
        return egress;
    }

    ServerMemory memory() {
        return memory;
    }

    Clock clock() {
        return clock;
    }

    ScriptEngine engine(EngineKind kind) {
        ScriptEngine engine = engines.get(kind);
        if (engine == null) {
            throw new IllegalArgumentException("This server has no engine " + kind.id() + ".");
        }
        return engine;
    }

    List<HostPrimitives> primitives() {
        return primitives;
    }
}
