// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import ee.functions.ejb.permit.SiteRoom;
import ee.functions.web.error.ErrorBody;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that tell a caller how much of the limit of concurrent invocations is left: the structured fields
 * {@code RateLimit-Policy} and {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers-10) and the three that the public
 * client reads. Neither has a window of time: a permit comes back when an invocation ends. They carry no partition key: the
 * partition is the site of the token, which the caller has chosen itself.
 */
final class LimitHeaders {
    private static final String POLICY = ErrorBody.CONCURRENCY_POLICY;
    private static final String RATE_LIMIT_POLICY = "RateLimit-Policy";
    private static final String RATE_LIMIT = "RateLimit";
    private static final String LIMIT = "X-Rate-Limit-Limit";
    private static final String REMAINING = "X-Rate-Limit-Remaining";
    private static final String RESET = "X-Rate-Limit-Reset";

    private LimitHeaders() {}

    /** Returns the headers of an answer at a moment when the site has this room. */
    static Map<String, String> of(SiteRoom room) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(RATE_LIMIT_POLICY, '"' + POLICY + "\";q=" + room.limit() + ";qu=\"concurrent-requests\"");
        headers.put(RATE_LIMIT, '"' + POLICY + "\";r=" + room.remaining());
        headers.put(LIMIT, Integer.toString(room.limit()));
        headers.put(REMAINING, Integer.toString(room.remaining()));
        headers.put(RESET, Long.toString(room.resetEpochSecond()));
        return headers;
    }

    /** Returns the headers of a refusal because nothing was left, whatever has been given back since. */
    static Map<String, String> ofRefusal(SiteRoom room) {
        return of(new SiteRoom(room.limit(), 0, room.resetEpochSecond()));
    }
}
