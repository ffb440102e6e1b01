// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import ee.functions.ejb.egress.ServerRules;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.BuildSettings;
import ee.functions.runtime.build.EngineChoice;
import ee.functions.runtime.build.EngineOffer;
import ee.functions.runtime.build.VersionBuild;
import ee.functions.runtime.build.VersionSource;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.instance.FunctionHost;
import ee.functions.runtime.instance.HostExecutors;
import ee.functions.runtime.instance.HostSettings;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.InstancePool;
import ee.functions.runtime.instance.InstanceSnapshot;
import ee.functions.runtime.instance.PoolFigures;
import ee.functions.runtime.instance.Program;
import ee.functions.runtime.instance.ProgramSource;
import ee.functions.runtime.webapi.FetchSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The one JavaScript host of this server: builds versions, loads them, keeps their instances. Any thread may call. */
@ApplicationScoped
public class JavaScriptHost {
    @Inject
    Settings settings;

    @Inject
    ServerExecutors executors;

    @Inject
    ServerRules egress;

    @Inject
    Clock clock;

    private volatile @Nullable Running running;

    private record Running(FunctionHost host, VersionBuild build) {}

    /** Creates build and instances with the settings of this server. */
    public void start() {
        VersionBuild build = new VersionBuild(new BuildSettings(
                settings.optionalText(Setting.BUILD_ESBUILD_PATH).map(Path::of).orElse(null),
                settings.duration(Setting.BUILD_TIME_LIMIT_MS)));
        FunctionHost host = new FunctionHost(
                new HostExecutors(executors.invocation(), executors.io(), executors.timers()),
                new HostSettings(
                        settings.number(Setting.INSTANCE_IDLE_COUNT),
                        ServerLimits.ofStart(settings),
                        settings.number(Setting.MEMORY_HEAP_PERCENT),
                        settings.number(Setting.MEMORY_COMPRESSION_STREAMS),
                        new FetchSettings(
                                settings.number(Setting.FETCH_RESPONSE_BODY_BYTES),
                                settings.number(Setting.FETCH_REQUEST_BODY_BYTES),
                                settings.duration(Setting.FETCH_CONNECT_TIMEOUT_MS),
                                settings.number(Setting.FETCH_CONNECTIONS),
                                settings.number(Setting.SITE_FETCHES_AT_ONCE))),
                egress.policy(),
                clock);
        running = new Running(host, build);
    }

    /** Ends all instances. A second close does nothing. */
    public void close() {
        Running last = running;
        running = null;
        if (last != null) {
            last.host().close();
        }
    }

    /**
     * Returns the engines that versions of a site may have on this server.
     *
     * @param allowedForSite those that the policy of the site allows
     */
    public EngineOffer offer(Set<EngineKind> allowedForSite) {
        return new EngineOffer(running().host().engines(), settings.engines(), allowedForSite);
    }

    /** Builds a module, or an archive of modules; blocks for as long as {@code functions.build.time-limit-ms}. */
    public BuildResult build(VersionSource source, EngineChoice choice, EngineOffer offer) {
        Running current = running();
        return current.host().checked(source, current.build().build(source, choice, offer));
    }

    /** Returns the name of the build for an engine; artifacts of another name are built again. */
    public String pipelineId(EngineKind engine) {
        return running().build().pipelineId(engine);
    }

    /** Returns the names of the builds for all engines that are installed. */
    public List<String> pipelineIds() {
        return running().host().engines().stream()
                .sorted()
                .map(this::pipelineId)
                .toList();
    }

    /**
     * Compiles a version once, for all its instances; takes a thread for as long as that needs.
     *
     * @param turns runs the scripts of the version
     */
    public RunnableVersion load(ProgramSource source, Executor turns) {
        FunctionHost host = running().host();
        Program program = host.load(source, turns);
        return new Loaded(host.pool(), program);
    }

    private record Loaded(InstancePool pool, Program program) implements RunnableVersion {
        @Override
        public Instance borrow() {
            return pool.borrow(program);
        }

        @Override
        public void keepWarm(int instances, Runnable whenMissing) {
            pool.keepWarm(program, instances, whenMissing);
        }

        @Override
        public boolean prepare() {
            return pool.prepare(program);
        }

        @Override
        public boolean startFirst() {
            return pool.startFirst(program);
        }

        @Override
        public int live() {
            return pool.liveCount(program);
        }

        @Override
        public int concurrency() {
            return program.concurrency();
        }

        @Override
        public EngineKind engine() {
            return program.engine();
        }
    }

    /** Returns the instances of a function on this server at this moment, none while the server is not running. */
    public List<InstanceSnapshot> instances(UUID functionId) {
        Running current = running;
        return current == null ? List.of() : current.host().pool().list(functionId.toString());
    }

    /** Returns the instances of all functions on this server at this moment, empty while the server is not running. */
    public Optional<PoolFigures> figures() {
        Running current = running;
        return current == null
                ? Optional.empty()
                : Optional.of(current.host().pool().figures());
    }

    /** Returns the engines that are installed with their versions, in a fixed order; none while the server is not running. */
    public Map<EngineKind, String> engines() {
        Map<EngineKind, String> versions = new EnumMap<>(EngineKind.class);
        Running current = running;
        if (current != null) {
            current.host()
                    .engines()
                    .forEach(engine -> versions.put(engine, current.host().engineVersion(engine)));
        }
        return versions;
    }

    /** Tells whether build and instances are there. */
    public boolean isRunning() {
        return running != null;
    }

    /** Suspends and ends idle instances. */
    void sweep(Duration suspendAfter, Duration endAfter) {
        Running current = running;
        if (current != null) {
            current.host().pool().sweep(suspendAfter, endAfter);
        }
    }

    /** Tells whether the server is short of memory, or not running. */
    public boolean isShortOfMemory() {
        Running current = running;
        return current == null || current.host().isShortOfMemory();
    }

    /** Drops the idle instances of a version that no longer answers. */
    public void retire(UUID versionId) {
        Running current = running;
        if (current != null) {
            current.host().pool().retire(versionId.toString());
        }
    }

    private Running running() {
        Running current = running;
        if (current == null) {
            throw new FunctionsException(
                    ErrorCode.SERVER_BUSY, "The server is starting or stopping. Repeat the request.");
        }
        return current;
    }
}
