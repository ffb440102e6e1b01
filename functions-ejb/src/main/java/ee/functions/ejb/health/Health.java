// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.health;

import java.util.List;

/**
 * The outcome of some checks.
 *
 * @param checks the checks, in a fixed order
 */
public record Health(List<HealthCheck> checks) {
    /** Copies the checks. */
    public Health {
        checks = List.copyOf(checks);
    }

    /** Returns whether every check found what it looked for. */
    public boolean isUp() {
        return checks.stream().allMatch(HealthCheck::isUp);
    }
}
