// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.permission.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request to run a function. The body is not copied: whoever hands it over must not change it afterwards.
 *
 * @param caller who asks
 * @param integrationId the id of the function's invocation path
 * @param method the HTTP method
 * @param url the absolute address that was called
 * @param headers the headers as they came; those that must not reach a function are dropped by the flow
 * @param body the body, empty if there is none; of a tick its payload
 * @param tick the tick of a schedule that this request stands for, null if somebody sent it
 */
@SuppressWarnings("ArrayRecordComponent") // a body of megabytes is handed over, never compared
public record InvocationRequest(
        Caller caller,
        UUID integrationId,
        String method,
        String url,
        List<HeaderValue> headers,
        byte[] body,
        @Nullable ScheduleTick tick) {

    /** Makes a request that somebody sent. */
    public InvocationRequest(
            Caller caller, UUID integrationId, String method, String url, List<HeaderValue> headers, byte[] body) {
        this(caller, integrationId, method, url, headers, body, null);
    }

    /** Copies the headers. */
    public InvocationRequest {
        headers = List.copyOf(headers);
    }
}
