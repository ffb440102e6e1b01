// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

/** Tells whether the server has memory enough for all; any thread may ask. */
@FunctionalInterface
public interface ServerMemory {

    /**
     * How many bytes an invocation may have allocated without being stopped: any number while there is memory enough, fewer
     * and fewer while it is short.
     */
    long bytesSpared();
}
