// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

/** A key-value operation was refused; the message is for the function's author and becomes a JavaScript error. */
public final class KvRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why, in an English sentence. */
    public KvRejected(String message) {
        super(message);
    }
}
