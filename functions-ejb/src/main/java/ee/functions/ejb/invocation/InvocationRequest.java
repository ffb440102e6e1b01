// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.permission.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request to run a function. The body is not copied: whoever hands it over must not change it afterwards.
 *
 * @param id the id that the invocation gets; no two invocations share one
 * @param caller who asks
 * @param target which function, and which of its versions
 * @param method the HTTP method
 * @param url the absolute address that was called
 * @param headers the headers as they came; those that must not reach a function are dropped by the flow
 * @param body the body, empty if there is none; of a cause its payload
 * @param raw whether handlers that take no Request get the text of the body as it is, and answer without an HTTP structure
 * @param cause what makes the platform invoke the function, null if somebody sent the request
 */
@SuppressWarnings("ArrayRecordComponent") // a body of megabytes is handed over, never compared
public record InvocationRequest(
        UUID id,
        Caller caller,
        InvocationTarget target,
        String method,
        String url,
        List<HeaderValue> headers,
        byte[] body,
        boolean raw,
        @Nullable InvocationCause cause) {
    /** Copies the headers. */
    public InvocationRequest {
        headers = List.copyOf(headers);
    }
}
