// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.runtime.guard.InvocationLimits;

/** Makes the limits of invocations from the settings of the server and what a version asked for. */
public final class ServerLimits {
    private ServerLimits() {}

    /** Returns what one invocation of a version may use. */
    public static InvocationLimits ofInvocation(Settings settings, VersionLimits version) {
        return new InvocationLimits(
                version.runTime(settings),
                version.cpuTime(settings),
                settings.amount(Setting.INVOCATION_ALLOCATED_BYTES),
                settings.amount(Setting.INSTANCE_HELD_BYTES),
                settings.quotas());
    }

    /** Returns what the top level of a module may use. */
    public static InvocationLimits ofStart(Settings settings) {
        return ofInvocation(settings, VersionLimits.NONE)
                .withRunTime(settings.duration(Setting.INSTANCE_START_TIME_LIMIT_MS));
    }
}
