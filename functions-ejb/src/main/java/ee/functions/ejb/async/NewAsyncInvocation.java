// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.invocation.HeaderValue;
import ee.functions.ejb.permission.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call to store. The body is not copied: whoever hands it over must not change it afterwards.
 *
 * @param caller in whose name, and with whose permissions, the function runs; the function is one of its site
 * @param functionId which function
 * @param tag the tag of its version, looked up when an attempt begins
 * @param method the HTTP method that the function sees
 * @param url the absolute address that the function sees
 * @param headers the headers; they are stored as they are, so credentials must not be among them
 * @param body the body, empty if there is none
 * @param raw whether the function is handed the text of the body as it is, and answers without an HTTP structure
 * @param eventId the event that the call delivers, null if it delivers none
 */
@SuppressWarnings("ArrayRecordComponent") // a body is handed over, never compared
public record NewAsyncInvocation(
        Caller caller,
        UUID functionId,
        String tag,
        String method,
        String url,
        List<HeaderValue> headers,
        byte[] body,
        boolean raw,
        @Nullable UUID eventId) {
    /** Copies the headers. */
    public NewAsyncInvocation {
        headers = List.copyOf(headers);
    }
}
