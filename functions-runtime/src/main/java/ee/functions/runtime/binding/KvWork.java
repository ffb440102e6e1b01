// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Does the key-value operations of one invocation on the io executor, a few at a time, so that one function does not keep the
 * others waiting. What an invocation leaves behind is not begun any more. Thread-safe.
 */
final class KvWork {

    /** How many operations of an invocation are done at a time. */
    static final int MOST_AT_ONCE = 4;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    /**
     * Does an operation, when it is its turn.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the executor takes no more
     */
    void add(Executor io, Runnable operation) {
        synchronized (this) {
            if (running == MOST_AT_ONCE) {
                waiting.add(operation);
                return;
            }
            running++;
        }
        boolean taken = false;
        try {
            io.execute(() -> drain(operation));
            taken = true;
        } finally {
            if (!taken) {
                refused();
            }
        }
    }

    /** Forgets what waits. */
    synchronized void forgetWaiting() {
        waiting.clear();
    }

    private void drain(Runnable first) {
        @Nullable Runnable operation = first;
        while (operation != null) {
            try {
                operation.run();
            } finally {
                operation = next();
            }
        }
    }

    /** The others that run do what waits; if none does, nothing waits. */
    private synchronized void refused() {
        running--;
    }

    private synchronized @Nullable Runnable next() {
        @Nullable Runnable operation = waiting.poll();
        if (operation == null) {
            running--;
        }
        return operation;
    }
}
