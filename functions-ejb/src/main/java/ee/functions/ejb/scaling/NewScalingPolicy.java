// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.scaling;

/**
 * What a caller wants a scaling policy to be.
 *
 * @param zoneInstancesLimit 0, or 1 to {@code functions.scaling.instances-limit}
 * @param zoneRequestsLimit 0, or {@code zoneInstancesLimit} to {@code functions.scaling.requests-limit}
 * @param provisionedInstancesCount 0 to 5
 */
public record NewScalingPolicy(int zoneInstancesLimit, int zoneRequestsLimit, int provisionedInstancesCount) {}
