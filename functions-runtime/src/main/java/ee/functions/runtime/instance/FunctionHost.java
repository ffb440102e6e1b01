// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.binding.BindingPrimitives;
import ee.functions.runtime.egress.EgressPolicy;
import ee.functions.runtime.engine.Engine;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.Script;
import ee.functions.runtime.guard.ServerMemory;
import ee.functions.runtime.intl.IntlPrimitives;
import ee.functions.runtime.webapi.WebApiPrimitives;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

/** The JavaScript host of a server: one engine, one prelude, one pool. Thread-safe. */
public final class FunctionHost implements AutoCloseable {

    private final HostExecutors executors;
    private final HostSettings settings;
    private final EgressPolicy egress;
    private final Clock clock;
    private final Engine engine = new Engine();
    private final Script prelude = Prelude.compile(engine);
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
        Engine.initialize(FunctionHost.class);
        this.memory = new HeapWatch(
                settings.heapPercent(), settings.startLimits().heldBytes(), pool::dropIdle, executors.timers());
    }

    /** Compiles a version whose instances run on the invocation executor of this host. */
    public Program load(ProgramSource source) {
        return load(source, executors.invocation());
    }

    /**
     * Compiles a version; many instances share the result. Blocks for up to a second if the script is large.
     *
     * @param turns runs the scripts of the version: the share of its owner in the threads of the server
     */
    public Program load(ProgramSource source, Executor turns) {
        return new Program(
                source, engine.compile(source.fileName(), source.artifact().script()), turns);
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
        engine.close();
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

    Engine engine() {
        return engine;
    }

    Script prelude() {
        return prelude;
    }

    List<HostPrimitives> primitives() {
        return primitives;
    }
}
