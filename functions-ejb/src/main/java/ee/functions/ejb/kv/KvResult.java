// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import ee.functions.ejb.error.ErrorCode;

/** What one operation of a batch did. */
public sealed interface KvResult {
    /** The item as it is now: it was read or written. */
    record Stored(KvItemValue item) implements KvResult {}

    /** The item as it was before it was deleted. */
    record Deleted(KvItemValue before) implements KvResult {}

    /** There was no item, and there is none. */
    record Missing() implements KvResult {}

    /**
     * The item was not as a test-and-set expected it; nothing changed.
     *
     * @param found whether there was an item at all
     */
    record NotMet(boolean found) implements KvResult {}

    /**
     * The platform failed; whether the operation took effect is not known.
     *
     * @param message a sentence for the caller
     */
    record Failed(ErrorCode code, String message) implements KvResult {}
}
