// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import java.util.Arrays;

/**
 * The beginning of a body, as it came. It is made into a text when it is stored, not while an invocation waits for it.
 *
 * @param head the body, or its beginning; never changed
 * @param length how long the body was
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Payload(byte[] head, long length) {
    /** Returns what is kept of a body; of a long one the beginning is copied, so that the rest need not be held. */
    static Payload of(byte[] body, int atMost) {
        return new Payload(body.length <= atMost ? body : Arrays.copyOf(body, atMost), body.length);
    }

    boolean isCut() {
        return head.length < length;
    }
}
