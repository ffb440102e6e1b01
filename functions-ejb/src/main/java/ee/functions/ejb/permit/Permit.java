// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The right to run one invocation. Closing gives it back; a second close does nothing. Any thread may close. */
public final class Permit implements AutoCloseable {
    private final AtomicInteger running;
    private final AtomicBoolean closed = new AtomicBoolean();

    Permit(AtomicInteger running) {
        this.running = running;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            running.decrementAndGet();
        }
    }
}
