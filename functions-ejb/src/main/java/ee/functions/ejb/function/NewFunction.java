// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

import org.jspecify.annotations.Nullable;

/**
 * What a caller gives to create a function.
 *
 * @param siteId the site that shall own the function; must be the caller's own
 * @param name letters, digits, space, underscore and hyphen; at most 255 characters; unique within the site
 * @param description at most 2,000 characters, null for none
 * @param warmInstances 0 to 5
 */
public record NewFunction(
        String siteId, String name, @Nullable String description, int warmInstances) {}
