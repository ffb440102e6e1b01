// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.time.Duration;

/**
 * What an operator may choose about the requests functions send.
 *
 * @param responseBodyBytes how large the body of an answer may be, in bytes, after it was decompressed
 * @param requestBodyBytes how large the body of a request may be, in bytes
 * @param connectTimeout how long connecting may take
 * @param connections how many connections all functions may have at a time; further requests wait
 * @param connectionsPerSite how many requests the functions of one site may have under way at a time
 */
public record FetchSettings(
        int responseBodyBytes, int requestBodyBytes, Duration connectTimeout, int connections, int connectionsPerSite) {

    public FetchSettings {
        if (responseBodyBytes < 0) {
            throw new IllegalArgumentException("responseBodyBytes must not be negative: " + responseBodyBytes);
        }
        if (requestBodyBytes < 0) {
            throw new IllegalArgumentException("requestBodyBytes must not be negative: " + requestBodyBytes);
        }
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("connectTimeout must be positive: " + connectTimeout);
        }
        if (connections <= 0 || connectionsPerSite <= 0) {
            throw new IllegalArgumentException(
                    "connections must be positive: " + connections + ", " + connectionsPerSite + " per site");
        }
    }

    /** The values that suit a server nobody has tuned. */
    public static FetchSettings defaults() {
        return new FetchSettings(16 * 1024 * 1024, 16 * 1024 * 1024, Duration.ofSeconds(10), 4_000, 400);
    }
}
