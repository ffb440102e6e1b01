// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * How a request was answered.
 *
 * @param status the HTTP status
 * @param type the media type of the body, null if there is no body
 * @param body the bytes, which nobody may change; empty if there are none
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed over, never compared
public record KeptAnswer(int status, @Nullable String type, byte[] body) {}
