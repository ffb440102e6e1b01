// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.ServerPhase;
import ee.functions.ejb.host.ServerPools;
import ee.functions.ejb.settings.ServerName;
import ee.functions.ejb.settings.Settings;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.engine.EngineKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The server that this runs on, as far as it knows itself without asking anybody. Any thread may ask. */
@ApplicationScoped
public class ThisNode {
    @Inject
    ServerPhase phase;

    @Inject
    JavaScriptHost host;

    @Inject
    ServerPools pools;

    @Inject
    Settings settings;

    /** Returns what the server is called. */
    public String name() {
        return ServerName.of(settings);
    }

    /** Returns when the start of the server had ended, empty before. */
    public Optional<Instant> startedAt() {
        return phase.startedAt();
    }

    /** Returns how the server is at this moment. */
    public NodeState state() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new NodeState(
                ProductVersion.text(),
                phase.now().name().toLowerCase(Locale.ROOT),
                Runtime.version().toString(),
                host.engines().entrySet().stream()
                        .map(engine -> engine(engine.getKey(), engine.getValue()))
                        .toList(),
                CompatibilityDates.MAXIMUM,
                new NodeState.Heap(heap.getUsed(), heap.getMax(), host.isShortOfMemory()),
                host.figures()
                        .map(figures -> new NodeState.Instances(
                                figures.idle(), figures.suspended(), figures.busy(), figures.starting()))
                        .orElse(null),
                pools.executors().stream()
                        .map(pool -> new NodeState.Executor(pool.name(), pool.threads(), pool.active(), pool.queued()))
                        .toList());
    }

    private NodeState.Engine engine(EngineKind engine, String version) {
        return new NodeState.Engine(engine.id(), version, settings.engines().contains(engine), host.pipelineId(engine));
    }
}
