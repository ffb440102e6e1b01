// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

import org.jspecify.annotations.Nullable;

/** What a test-and-set did. */
public sealed interface TestAndSetOutcome {

    /** The value was as expected, and the new one is stored. */
    record Written(KvItem item) implements TestAndSetOutcome {}

    /** The value was as expected, and there is no item any more; null if there was none, as expected. */
    record Deleted(@Nullable KvItem before) implements TestAndSetOutcome {}

    /** The value was not as expected; nothing changed. */
    record NotMet(@Nullable KvItem existing) implements TestAndSetOutcome {}
}
