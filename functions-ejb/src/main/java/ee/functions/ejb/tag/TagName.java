// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tag;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that tags may have, and the two that every function has by itself. */
public final class TagName {
    /** The tag of the deployed version; it moves by a deployment. */
    public static final String CURRENT = "$current";

    /** The tag of the newest version that is built; it moves by itself. */
    public static final String LATEST = "$latest";

    /** What stands in the place of a tag where a version is named by its id; no tag has this name. */
    public static final String BY_ID = "$version";

    /** What {@link #isNamed} asks for, as part of a sentence. */
    public static final String ALLOWED =
            "a lower-case letter, then up to 62 lower-case letters, digits, hyphens and underscores";

    private static final Set<String> RESERVED = Set.of(CURRENT, LATEST);
    private static final Pattern NAMED = Pattern.compile("[a-z][-_0-9a-z]{0,62}");

    private TagName() {}

    /** Tells whether this is a name that callers may give a version. */
    public static boolean isNamed(String tag) {
        return NAMED.matcher(tag).matches();
    }

    /** Tells whether this is a tag that every function has by itself. */
    public static boolean isReserved(String tag) {
        return RESERVED.contains(tag);
    }

    /**
     * Returns if this can be the tag of a version, by name or reserved.
     *
     * @param attribute where the tag was given
     * @throws FunctionsException {@code VALIDATION_FAILED} on the attribute
     */
    public static void check(String attribute, String tag) {
        if (!isNamed(tag) && !isReserved(tag)) {
            throw FunctionsException.invalid(attribute, "a tag: " + CURRENT + ", " + LATEST + ", or " + ALLOWED + ".");
        }
    }

    /**
     * Returns if the caller may invoke a function by a tag, whatever else it takes: {@link #LATEST}, and a version that is named
     * by its id, need not have been deployed by anybody, so whoever invokes it must be somebody who could deploy it.
     *
     * @throws FunctionsException {@code PERMISSION_DENIED}
     */
    public static void requireInvocable(Caller caller, String tag) {
        if ((tag.equals(LATEST) || tag.equals(BY_ID)) && !caller.has(Permission.FUNCTIONS_UPDATE)) {
            throw new FunctionsException(
                    ErrorCode.PERMISSION_DENIED,
                    "Invoking a function by " + (tag.equals(LATEST) ? "the tag " + LATEST : "the id of a version")
                            + " needs the permission "
                            + Permission.FUNCTIONS_UPDATE.role() + " too, because that version need not be deployed. "
                            + "Name another tag, " + CURRENT + " for the deployed version.");
        }
    }
}
