// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.log.InvocationLog;
import ee.functions.ejb.log.ServerLogFields;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.guard.Usage;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One invocation on its way, and what is known of it so far: the record at the end tells as much as was found out. It moves
 * from thread to thread, but only one works on it at a time.
 */
final class Invocation {
    private final InvocationRequest request;
    private final Instant startedAt;
    private final long startedNanos = System.nanoTime();
    private final @Nullable InvocationTiming timing;
    private @Nullable TargetFunction function;
    private @Nullable UUID versionId;
    private @Nullable InvocationLog log;
    private @Nullable Usage usage;
    private @Nullable EngineKind engine;
    private VersionLimits limits = VersionLimits.NONE;
    private @Nullable String traceId;
    private @Nullable ServerLogFields logFields;

    Invocation(InvocationRequest request, Instant startedAt, @Nullable InvocationTiming timing) {
        this.request = request;
        this.startedAt = startedAt;
        this.timing = timing;
    }

    /** Returns where its times are noted, null if nobody wants to know them. */
    @Nullable
    InvocationTiming timing() {
        return timing;
    }

    UUID id() {
        return request.id();
    }

    InvocationRequest request() {
        return request;
    }

    /** Returns the tag that names the version, {@link TagName#BY_ID} if its id does. */
    String tag() {
        return request.target() instanceof FunctionTarget target ? target.tag() : TagName.CURRENT;
    }

    /** Returns the id that names the version, null if a tag does. */
    @Nullable
    UUID namedVersion() {
        return request.target() instanceof FunctionTarget target ? target.versionId() : null;
    }

    Instant startedAt() {
        return startedAt;
    }

    long durationMs() {
        return TimeUnit.NANOSECONDS.toMillis(durationNanos());
    }

    long durationNanos() {
        return System.nanoTime() - startedNanos;
    }

    /** Notes which function was asked for. */
    void isFor(TargetFunction target) {
        function = target;
        logFields = null;
    }

    /** Notes which version answers and where its log goes. */
    void runs(UUID version, InvocationLog itsLog) {
        versionId = version;
        log = itsLog;
        logFields = null;
    }

    /** Notes which engine runs the version. */
    void runsOn(EngineKind itsEngine) {
        engine = itsEngine;
    }

    /** Returns the engine, null as long as no instance was asked for. */
    @Nullable
    EngineKind engine() {
        return engine;
    }

    /** Notes which limits the version asked for. */
    void isLimited(VersionLimits ofVersion) {
        limits = ofVersion;
    }

    VersionLimits limits() {
        return limits;
    }

    /** Notes what the handler has used. */
    void used(Usage itsUsage) {
        usage = itsUsage;
        if (timing != null) {
            timing.ran(itsUsage.wallNanos(), itsUsage.fetchNanos());
        }
    }

    /** Returns what the handler has used, null as long as it has not ended. */
    @Nullable
    Usage usage() {
        return usage;
    }

    /** Returns the function, null as long as it is not known to be one of the caller's site. */
    @Nullable
    TargetFunction function() {
        return function;
    }

    @Nullable
    UUID versionId() {
        return versionId;
    }

    /** Returns the trace that it belongs to. */
    String traceId() {
        String known = traceId;
        if (known == null) {
            known = TraceId.of(request);
            traceId = known;
        }
        return known;
    }

    /** Has the lines of the server's log that this thread writes tell which invocation they are about, until it is closed. */
    ServerLogFields.Scope logged() {
        return ServerLogFields.areShown() ? logFields().open() : ServerLogFields.NOTHING;
    }

    private ServerLogFields logFields() {
        ServerLogFields known = logFields;
        if (known == null) {
            TargetFunction target = function;
            UUID version = versionId;
            known = new ServerLogFields(
                    target == null ? request.caller().siteId() : target.siteId(),
                    target == null ? null : target.functionId().toString(),
                    version == null ? null : version.toString(),
                    request.id().toString(),
                    traceId());
            logFields = known;
        }
        return known;
    }

    /** Returns the log, null as long as no version is known. */
    @Nullable
    InvocationLog log() {
        return log;
    }
}
