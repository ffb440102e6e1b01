// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.scaling;

import java.time.OffsetDateTime;

/**
 * How far the invocations of a function by one tag may scale. A zone is one server.
 *
 * @param tag the tag that the invocations name
 * @param zoneInstancesLimit how many instances work at the same time on a server, 0 for no limit of its own
 * @param zoneRequestsLimit how many invocations are in progress at the same time on a server, those that wait included; 0 for no
 *     limit of its own
 * @param provisionedInstancesCount how many instances each server keeps ready; of {@code $current} the warm instances of the
 *     function
 * @param updatedAt when it was set last
 */
public record ScalingPolicyValue(
        String tag,
        int zoneInstancesLimit,
        int zoneRequestsLimit,
        int provisionedInstancesCount,
        OffsetDateTime updatedAt) {}
