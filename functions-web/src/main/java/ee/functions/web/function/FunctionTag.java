// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.function;

import ee.functions.ejb.function.FunctionValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The entity tag of a function: it changes with every update, and sent back in If-Match it protects another's edit. */
public final class FunctionTag {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
    private static final long NO_VERSION = -1;

    private FunctionTag() {}

    /** Returns the tag of a function as it is in a header. */
    public static String of(FunctionValue function) {
        return '"' + Long.toString(function.lockVersion()) + '"';
    }

    /** Returns the version that an If-Match header asks for: null for any, one that never exists for a foreign tag. */
    public static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        return tag.matches() ? Long.parseLong(tag.group(1)) : NO_VERSION;
    }
}
