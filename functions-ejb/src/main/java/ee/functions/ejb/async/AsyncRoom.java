// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.async.AsyncInvocationRepository;
import java.util.List;
import java.util.UUID;

/**
 * How many calls may wait for their end: of one function {@code functions.async.waiting-calls}, of one site
 * {@code functions.site.async-waiting-calls}. Nobody is locked for it, so callers at the same moment may exceed it by as many as they
 * are.
 */
record AsyncRoom(int ofFunction, int ofSite) {
    /** When a repetition is worth a try: nobody knows when a call ends. */
    private static final String RETRY_AFTER_S = "5";

    static AsyncRoom from(Settings settings) {
        return new AsyncRoom(
                settings.number(Setting.ASYNC_WAITING_CALLS), settings.number(Setting.SITE_ASYNC_WAITING_CALLS));
    }

    /**
     * Returns if one more call fits.
     *
     * @throws FunctionsException {@code ASYNC_LIMIT_REACHED} naming the limit
     */
    void check(AsyncInvocationRepository calls, String siteId, UUID functionId) {
        if (calls.unfinishedOfFunction(functionId, ofFunction) >= ofFunction) {
            throw reached("function", ofFunction, Setting.ASYNC_WAITING_CALLS);
        }
        if (calls.unfinishedOfSite(siteId, ofSite) >= ofSite) {
            throw reached("site", ofSite, Setting.SITE_ASYNC_WAITING_CALLS);
        }
    }

    private static FunctionsException reached(String whose, int limit, Setting setting) {
        return new FunctionsException(
                ErrorCode.ASYNC_LIMIT_REACHED,
                "Already " + limit + " asynchronous invocations of the " + whose
                        + " have not ended, which is its limit (" + setting.key() + "). Repeat the request later.",
                List.of(new Detail(Detail.RETRY_AFTER, RETRY_AFTER_S)));
    }
}
