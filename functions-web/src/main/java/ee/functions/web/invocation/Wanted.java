// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import ee.functions.ejb.invocation.InvocationTarget;
import java.util.Set;

/**
 * What one of the addresses that invoke functions has read from its request.
 *
 * @param target which function, and which of its versions
 * @param path the path that was called, from the public base on, without the query
 * @param switches the names of the query parameters that are for the platform and do not reach the function
 * @param body what the function is handed as the body; not copied
 * @param integration how the request is handed over, and whether its caller waits for the result
 * @param json whether the body is JSON that was made of the request, whose headers say nothing about it then
 */
@SuppressWarnings("ArrayRecordComponent") // a body of megabytes is handed over, never compared
public record Wanted(
        InvocationTarget target,
        String path,
        Set<String> switches,
        byte[] body,
        Integration integration,
        boolean json) {
    /** Hands over a body as it came, and the whole query. */
    public static Wanted asItCame(InvocationTarget target, String path, byte[] body) {
        return new Wanted(target, path, Set.of(), body, Integration.PROXY, false);
    }

    /** Hands over JSON that was made of the request. */
    public static Wanted ofJson(InvocationTarget target, String path, byte[] body) {
        return new Wanted(target, path, Set.of(), body, Integration.PROXY, true);
    }
}
