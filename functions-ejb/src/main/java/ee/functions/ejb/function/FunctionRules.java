// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

import ee.functions.ejb.cors.CorsRule;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.limit.Utf8;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What name, description, warm instances and rule of pages of a function may be. The rule for names is that of the public client. */
public final class FunctionRules {
    /** How many instances of a version may be kept warm for one tag. */
    public static final int MAXIMUM_WARM_INSTANCES = 5;

    private static final int MAXIMUM_NAME = 255;
    private static final int MAXIMUM_DESCRIPTION = 2000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 _-]{1," + MAXIMUM_NAME + "}");

    private FunctionRules() {}

    static void checkName(String name) {
        if (name.isBlank() || !NAME.matcher(name).matches()) {
            throw FunctionsException.invalid(
                    "name",
                    "1 to " + MAXIMUM_NAME
                            + " letters (A to Z), digits, spaces, underscores and hyphens, not only spaces.");
        }
    }

    static void checkDescription(@Nullable String description) {
        if (description != null
                && (description.codePointCount(0, description.length()) > MAXIMUM_DESCRIPTION
                        || !Utf8.isStorable(description))) {
            throw FunctionsException.invalid(
                    "description", "at most 2,000 characters, without the NUL character or half surrogate pairs.");
        }
    }

    static void checkCors(@Nullable CorsRule cors) {
        if (cors != null) {
            cors.check();
        }
    }

    static void checkWarmInstances(int warmInstances) {
        if (warmInstances < 0 || warmInstances > MAXIMUM_WARM_INSTANCES) {
            throw FunctionsException.invalid(
                    "warm_instances", "a whole number from 0 to " + MAXIMUM_WARM_INSTANCES + ".");
        }
    }
}
