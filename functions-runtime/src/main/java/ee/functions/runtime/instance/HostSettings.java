// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import java.time.Duration;

/**
 * What an operator may choose about instances.
 *
 * @param idleInstances how many idle instances a server keeps, over all versions
 * @param idleInstancesPerVersion how many idle instances it keeps of one version
 * @param startTimeLimit how long the top level of a module may run when an instance starts
 */
public record HostSettings(int idleInstances, int idleInstancesPerVersion, Duration startTimeLimit) {

    public HostSettings {
        if (idleInstances < 0) {
            throw new IllegalArgumentException("idleInstances must not be negative: " + idleInstances);
        }
        if (idleInstancesPerVersion < 0) {
            throw new IllegalArgumentException(
                    "idleInstancesPerVersion must not be negative: " + idleInstancesPerVersion);
        }
        if (startTimeLimit.isNegative() || startTimeLimit.isZero()) {
            throw new IllegalArgumentException("startTimeLimit must be positive: " + startTimeLimit);
        }
    }

    /** The values that suit a server nobody has tuned. */
    public static HostSettings defaults() {
        return new HostSettings(4_000, 20, Duration.ofSeconds(10));
    }
}
