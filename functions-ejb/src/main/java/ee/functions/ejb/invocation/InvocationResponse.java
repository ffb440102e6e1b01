// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a function answered. The body is not copied.
 *
 * @param invocationId the invocation, by which its log entries are found
 * @param outcome always {@link Outcome#SUCCESS}: every other outcome is an exception
 * @param status the HTTP status the function chose
 * @param headers the headers the function set, without those that belong to the connection
 * @param body the body, empty if there is none
 * @param functionId the function that answered, null if that is not to be told
 * @param versionId its version that answered, null if that is not to be told
 */
@SuppressWarnings("ArrayRecordComponent") // a body of megabytes is handed over, never compared
public record InvocationResponse(
        UUID invocationId,
        Outcome outcome,
        int status,
        List<HeaderValue> headers,
        byte[] body,
        @Nullable UUID functionId,
        @Nullable UUID versionId) {
    /** Copies the headers. */
    public InvocationResponse {
        headers = List.copyOf(headers);
    }

    /** One that does not tell which version answered. */
    public InvocationResponse(UUID invocationId, Outcome outcome, int status, List<HeaderValue> headers, byte[] body) {
        this(invocationId, outcome, status, headers, body, null, null);
    }
}
