// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.time.Duration;

/**
 * How long the work is wanted that an invocation has begun; any thread may ask. Work that the module's top level began belongs
 * to the first invocation, however long that is in coming.
 */
public interface Term {

    /** Tells whether the invocation is over. */
    boolean isOver();

    /** Tells whether there is an invocation; not so between the module's top level and the first one. */
    boolean hasBegun();

    /** How much of the time limit is left, never negative. */
    Duration timeLeft();
}
