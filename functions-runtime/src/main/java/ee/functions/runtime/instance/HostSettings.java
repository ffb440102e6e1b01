// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.guard.InvocationLimits;
import java.time.Duration;

/**
 * What an operator may choose about instances.
 *
 * @param idleInstances how many idle instances a server keeps, over all versions
 * @param idleInstancesPerVersion how many idle instances it keeps of one version
 * @param startLimits what the top level of a module may use when an instance starts
 * @param heapPercent how full the heap may be after a garbage collection before memory counts as short
 */
public record HostSettings(
        int idleInstances, int idleInstancesPerVersion, InvocationLimits startLimits, int heapPercent) {

    private static final int HEAP_PERCENT = 80;

    public HostSettings {
        if (idleInstances < 0) {
            throw new IllegalArgumentException("idleInstances must not be negative: " + idleInstances);
        }
        if (idleInstancesPerVersion < 0) {
            throw new IllegalArgumentException(
                    "idleInstancesPerVersion must not be negative: " + idleInstancesPerVersion);
        }
        if (heapPercent < 1 || heapPercent > 100) {
            throw new IllegalArgumentException("heapPercent must be 1 to 100: " + heapPercent);
        }
    }

    /** The default limits for the top level of a module, but for its time. */
    public HostSettings(int idleInstances, int idleInstancesPerVersion, Duration startTimeLimit) {
        this(
                idleInstances,
                idleInstancesPerVersion,
                InvocationLimits.defaults().withRunTime(startTimeLimit),
                HEAP_PERCENT);
    }

    /** How long the top level of a module may run when an instance starts. */
    public Duration startTimeLimit() {
        return startLimits.runTime();
    }

    /** The values that suit a server nobody has tuned. */
    public static HostSettings defaults() {
        return new HostSettings(4_000, 20, Duration.ofSeconds(10));
    }
}
