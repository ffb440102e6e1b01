// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to run one invocation. Closing gives it back; a second close does nothing. Any thread may close. */
public final class Permit implements AutoCloseable {
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    Permit(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
