// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

/** Asked now and then by a match that runs, on the thread that it runs on. */
@FunctionalInterface
public interface Interrupt {

    /** Never interrupts. */
    Interrupt NEVER = () -> {};

    /** Returns if the match may go on; what it throws ends the match and reaches its caller. */
    void check();
}
