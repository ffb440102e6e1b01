// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.tag.TaggedVersion;

/**
 * A function of which instances shall be kept warm for one of its tags.
 *
 * @param function what an invocation would need to know of it
 * @param tag the tag
 * @param version the version that the tag points to
 * @param instances how many, at least one
 */
public record WarmFunction(TargetFunction function, String tag, TaggedVersion version, int instances) {}
