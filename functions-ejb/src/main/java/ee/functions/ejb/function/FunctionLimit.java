// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;

/** How many functions a site may have: {@code functions.site.function-count}, 30 by seed 000. */
public record FunctionLimit(int functions) {
    static FunctionLimit from(Settings settings) {
        return new FunctionLimit(settings.number(Setting.SITE_FUNCTION_COUNT));
    }

    /**
     * Returns if one more function fits.
     *
     * @param existing how many there are; exact, so the site is locked
     */
    void checkRoom(long existing) {
        if (existing >= functions) {
            throw new FunctionsException(
                    ErrorCode.FUNCTION_LIMIT_REACHED,
                    "The site already has " + existing + " functions; at most " + functions + " are allowed.");
        }
    }
}
