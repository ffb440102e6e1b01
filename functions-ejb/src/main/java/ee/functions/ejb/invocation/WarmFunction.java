// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

/**
 * A function of which instances shall be kept warm.
 *
 * @param function what an invocation would need to know of it; it has a current version
 * @param instances how many, at least one
 */
public record WarmFunction(TargetFunction function, int instances) {}
