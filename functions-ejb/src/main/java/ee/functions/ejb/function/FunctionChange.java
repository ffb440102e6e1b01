// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

import ee.functions.ejb.cors.CorsRule;
import org.jspecify.annotations.Nullable;

/**
 * A partial change of a function; what is null stays as it is.
 *
 * @param name the new name, null to keep the old one
 * @param description the new description; counts only if {@code descriptionGiven}
 * @param descriptionGiven whether the description shall change: with a null description it is removed
 * @param warmInstances the new number of warm instances, null to keep the old one
 * @param cors the new rule of which web pages may invoke it; counts only if {@code corsGiven}
 * @param corsGiven whether that rule shall change: with null the rule of the server counts again
 * @param expectedLockVersion the {@link FunctionValue#lockVersion()} the caller has read, null to change whatever is there
 */
public record FunctionChange(
        @Nullable String name,
        @Nullable String description,
        boolean descriptionGiven,
        @Nullable Integer warmInstances,
        @Nullable CorsRule cors,
        boolean corsGiven,
        @Nullable Long expectedLockVersion) {

    /** A change that leaves the rule of web pages as it is. */
    public FunctionChange(
            @Nullable String name,
            @Nullable String description,
            boolean descriptionGiven,
            @Nullable Integer warmInstances,
            @Nullable Long expectedLockVersion) {
        this(name, description, descriptionGiven, warmInstances, null, false, expectedLockVersion);
    }
}
