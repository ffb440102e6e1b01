// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.runtime.build.EngineChoice;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits a version asked for. Of the time limits those of the server count where they are lower, and alone where it asked
 * for none.
 *
 * @param runTimeMs how long an invocation may run, in milliseconds; null for the server's
 * @param cpuTimeMs how much processor time an invocation may use, in milliseconds; null for the server's
 * @param concurrency how many invocations an instance runs at a time; null for one
 */
public record VersionLimits(
        @Nullable Integer runTimeMs,
        @Nullable Integer cpuTimeMs,
        @Nullable Integer concurrency) {
    /** The limits of the server alone. */
    public static final VersionLimits NONE = new VersionLimits(null, null, null);

    /** Returns what a stored version asked for. */
    public static VersionLimits of(VersionEntity version) {
        return new VersionLimits(version.getRunTimeLimitMs(), version.getCpuTimeLimitMs(), version.getConcurrency());
    }

    /** The attribute of a request that holds the first. */
    public static final String RUN_TIME = "run_time_limit_ms";

    /** The attribute of a request that holds the second. */
    public static final String CPU_TIME = "cpu_time_limit_ms";

    /** The attribute of a request that holds the third. */
    public static final String CONCURRENCY = "concurrency";

    /** The attributes of a request that hold limits. */
    public static final List<String> ATTRIBUTES = List.of(RUN_TIME, CPU_TIME, CONCURRENCY);

    /** Returns these limits with changes by attribute: a number sets one, null removes it, what is left out stays. */
    VersionLimits changed(Map<String, @Nullable Integer> changes) {
        return new VersionLimits(
                changes.containsKey(RUN_TIME) ? changes.get(RUN_TIME) : runTimeMs,
                changes.containsKey(CPU_TIME) ? changes.get(CPU_TIME) : cpuTimeMs,
                changes.containsKey(CONCURRENCY) ? changes.get(CONCURRENCY) : concurrency);
    }

    /** Returns if each is within what the server allows; what is inherited is not asked again, for the lower counts. */
    void check(Settings settings) {
        check(RUN_TIME, runTimeMs, settings, Setting.INVOCATION_RUN_TIME_LIMIT_MS);
        check(CPU_TIME, cpuTimeMs, settings, Setting.INVOCATION_CPU_TIME_LIMIT_MS);
        check(CONCURRENCY, concurrency, settings, Setting.VERSION_CONCURRENCY);
    }

    /** Returns if an instance of the engine that the version asks for can run as many invocations at a time. */
    void checkEngine(EngineChoice engine) {
        if (engine == EngineChoice.V8 && invocationsAtATime() > 1) {
            throw FunctionsException.invalid(
                    CONCURRENCY,
                    "an instance of the engine v8 runs one invocation at a time: it is 1 or left out there. With more, the"
                            + " engine is nashorn, or auto, which is nashorn then.");
        }
    }

    /** Returns the engine to build for: of several invocations at a time only one is capable, so there is nothing to choose. */
    EngineChoice engine(EngineChoice wanted) {
        return wanted == EngineChoice.AUTO && invocationsAtATime() > 1 ? EngineChoice.NASHORN : wanted;
    }

    /** Returns how many invocations an instance runs at a time on a server with these settings. */
    public int invocationsAtATime(Settings settings) {
        return Math.min(invocationsAtATime(), settings.number(Setting.VERSION_CONCURRENCY));
    }

    /** Returns how many invocations the version wants an instance to run at a time. */
    public int invocationsAtATime() {
        return concurrency == null ? 1 : concurrency;
    }

    /** Returns how long an invocation may run on a server with these settings. */
    public Duration runTime(Settings settings) {
        return lower(runTimeMs, settings.duration(Setting.INVOCATION_RUN_TIME_LIMIT_MS));
    }

    /** Returns how much processor time an invocation may use on a server with these settings. */
    public Duration cpuTime(Settings settings) {
        return lower(cpuTimeMs, settings.duration(Setting.INVOCATION_CPU_TIME_LIMIT_MS));
    }

    private static Duration lower(@Nullable Integer ownMs, Duration ofServer) {
        return ownMs == null || ownMs >= ofServer.toMillis() ? ofServer : Duration.ofMillis(ownMs);
    }

    private static void check(String attribute, @Nullable Integer value, Settings settings, Setting bound) {
        int most = settings.number(bound);
        if (value != null && (value < bound.minimum() || value > most)) {
            throw FunctionsException.invalid(
                    attribute,
                    String.format(
                            Locale.ROOT,
                            "it is a whole number%s from %,d to %,d, the value of %s on this server.",
                            bound.unit().equals("ms") ? " of milliseconds" : "",
                            bound.minimum(),
                            most,
                            bound.key()));
        }
    }
}
