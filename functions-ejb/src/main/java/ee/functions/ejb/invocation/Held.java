// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What an invocation holds: permit, admission, instance. All is given back in reverse order, exactly once, on every path; what cannot
 * be given back does not keep the rest.
 */
final class Held implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Held.class.getName());

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private boolean closed;

    /** Keeps a resource until the close; after the close it is given back at once. */
    <T extends AutoCloseable> T keep(T resource) {
        synchronized (this) {
            if (!closed) {
                resources.push(resource);
                return resource;
            }
        }
        giveBack(resource);
        return resource;
    }

    @Override
    public void close() {
        Deque<AutoCloseable> all;
        synchronized (this) {
            closed = true;
            all = new ArrayDeque<>(resources);
            resources.clear();
        }
        all.forEach(Held::giveBack); // last kept, first given back
    }

    private static void giveBack(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception failure) {
            LOG.log(System.Logger.Level.ERROR, "A resource of an invocation could not be given back", failure);
        }
    }
}
