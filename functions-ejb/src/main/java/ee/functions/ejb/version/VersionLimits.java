// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time limits a version asked for; those of the server count where they are lower, and alone where it asked for none.
 *
 * @param runTimeMs how long an invocation may run, in milliseconds; null for the server's
 * @param cpuTimeMs how much processor time an invocation may use, in milliseconds; null for the server's
 */
public record VersionLimits(
        @Nullable Integer runTimeMs, @Nullable Integer cpuTimeMs) {
    /** The limits of the server alone. */
    public static final VersionLimits NONE = new VersionLimits(null, null);

    /** The attribute of a request that holds the first. */
    public static final String RUN_TIME = "run_time_limit_ms";

    /** The attribute of a request that holds the second. */
    public static final String CPU_TIME = "cpu_time_limit_ms";

    /** Returns these limits with changes by attribute: a number sets one, null removes it, what is left out stays. */
    VersionLimits changed(Map<String, @Nullable Integer> changes) {
        return new VersionLimits(
                changes.containsKey(RUN_TIME) ? changes.get(RUN_TIME) : runTimeMs,
                changes.containsKey(CPU_TIME) ? changes.get(CPU_TIME) : cpuTimeMs);
    }

    /** Returns if each is within what the server allows; what is inherited is not asked again, for the lower counts. */
    void check(Settings settings) {
        check(RUN_TIME, runTimeMs, settings, Setting.INVOCATION_RUN_TIME_LIMIT_MS);
        check(CPU_TIME, cpuTimeMs, settings, Setting.INVOCATION_CPU_TIME_LIMIT_MS);
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

    private static void check(String attribute, @Nullable Integer valueMs, Settings settings, Setting bound) {
        int most = settings.number(bound);
        if (valueMs != null && (valueMs < bound.minimum() || valueMs > most)) {
            throw FunctionsException.invalid(
                    attribute,
                    String.format(
                            Locale.ROOT,
                            "it is a whole number of milliseconds from %,d to %,d, the value of %s on this server.",
                            bound.minimum(),
                            most,
                            bound.key()));
        }
    }
}
