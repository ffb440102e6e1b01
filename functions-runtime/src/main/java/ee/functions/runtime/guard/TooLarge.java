// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

/**
 * Refuses a single object that is larger than an instance may hold. Nothing has been allocated. The engine shows it to the
 * script as a RangeError with the same message.
 */
public final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what cannot be made, in the words of V8 where it has some. */
    public TooLarge(String message) {
        super(message);
    }
}
