// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import java.util.List;
import java.util.UUID;

/**
 * What a function answered. The body is not copied.
 *
 * @param invocationId the invocation, by which its log entries are found
 * @param outcome always {@link Outcome#SUCCESS}: every other outcome is an exception
 * @param status the HTTP status the function chose
 * @param headers the headers the function set, without those that belong to the connection
 * @param body the body, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // a body of megabytes is handed over, never compared
public record InvocationResponse(
        UUID invocationId, Outcome outcome, int status, List<HeaderValue> headers, byte[] body) {
    /** Copies the headers. */
    public InvocationResponse {
        headers = List.copyOf(headers);
    }
}
