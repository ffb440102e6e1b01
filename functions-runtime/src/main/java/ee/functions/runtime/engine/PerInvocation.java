// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.util.List;

/**
 * Something of which each invocation that an instance runs at a time has one of its own; for the thread that runs the
 * instance. Those that come one after the other use the same one again, released in between; what the module's top level
 * has done with it goes over to the first.
 *
 * @param <T> what each has
 */
public interface PerInvocation<T> {

    /** The one of the invocation that what runs now belongs to. */
    T own();

    /** Those of all invocations, its own one first: for a handle that a script has passed on to another invocation. */
    List<T> all();
}
