// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Stores something on the io executor, again and again while the database does not answer, for about a minute. */
public final class PatientWrite {
    private static final System.Logger LOG = System.getLogger(PatientWrite.class.getName());

    private static final int ATTEMPTS = 30;
    private static final long AGAIN_AFTER_MS = 2000;

    private final ServerExecutors executors;
    private final String what;
    private final Runnable write;

    private PatientWrite(ServerExecutors executors, String what, Runnable write) {
        this.executors = executors;
        this.what = what;
        this.write = write;
    }

    /**
     * Stores something soon; returns at once and never throws.
     *
     * @param what what it is, for the log of the server
     * @param write stores it in a transaction of its own; an exception means that it is not stored
     */
    public static void start(ServerExecutors executors, String what, Runnable write) {
        new PatientWrite(executors, what, write).attempt(1);
    }

    private void attempt(int number) {
        try {
            executors.io().execute(() -> {
                try {
                    write.run();
                } catch (RuntimeException notStored) {
                    later(number, notStored);
                }
            });
        } catch (RejectedExecutionException | IllegalStateException busyOrStopping) {
            later(number, busyOrStopping);
        }
    }

    private void later(int number, RuntimeException reason) {
        if (number == 1 || number == ATTEMPTS) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    what + " could not be stored, attempt " + number + " of " + ATTEMPTS,
                    reason);
        }
        if (number < ATTEMPTS) {
            try {
                executors.timers().schedule(() -> attempt(number + 1), AGAIN_AFTER_MS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                // What was begun counts as lost when its lease ends.
            }
        }
    }
}
