// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

import ee.functions.ejb.cors.CorsRule;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gives to create a function.
 *
 * @param siteId the site that shall own the function; must be the caller's own
 * @param name letters, digits, space, underscore and hyphen; at most 255 characters; unique within the site
 * @param description at most 2,000 characters, null for none
 * @param warmInstances 0 to 5
 * @param cors which web pages may invoke it, null for the rule of the server
 */
public record NewFunction(
        String siteId,
        String name,
        @Nullable String description,
        int warmInstances,
        @Nullable CorsRule cors) {

    /** A function for which the server's rule of web pages counts. */
    public NewFunction(String siteId, String name, @Nullable String description, int warmInstances) {
        this(siteId, name, description, warmInstances, null);
    }
}
