// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.engine.Term;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does the expensive work of one instance beside its event loop, one task at a time. Thread-safe.
 *
 * <p>An instance takes one thread of the server for this at most, and what an invocation leaves behind is not begun any
 * more when that is over. If more tasks wait than {@link #MOST_WAITING}, further ones are done on the thread of the
 * caller: the data they hold would fill the heap otherwise.
 */
final class CryptoWork {

    /** How many tasks of an instance wait at most. */
    static final int MOST_WAITING = 8;

    private static final System.Logger LOG = System.getLogger(CryptoWork.class.getName());

    private final InstanceScope scope;
    private final Queue<Job> waiting = new ArrayDeque<>();
    private boolean running;

    CryptoWork(InstanceScope scope) {
        this.scope = scope;
    }

    /** A piece of work. */
    @FunctionalInterface
    interface Task {

        /**
         * Does the work.
         *
         * @param over says whether nobody waits for the result any more; to be asked now and then by long work
         */
        @Nullable
        Object run(BooleanSupplier over) throws HostError, GeneralSecurityException;
    }

    /** Does a task at once, on the thread of the caller. */
    @Nullable
    Object now(Task task) throws HostError {
        try {
            return task.run(new Job(task, null, true));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw failure(e);
        }
    }

    /** Does a task later, and calls back. */
    void later(Task task, HostCallback callback) {
        boolean full;
        synchronized (this) {
            full = waiting.size() >= MOST_WAITING;
            if (!full) {
                waiting.add(new Job(task, callback, false));
                if (running) {
                    return;
                }
                running = true;
            }
        }
        if (full) {
            new Job(task, callback, true).perform();
            return;
        }
        try {
            scope.executors().io().execute(this::drain);
        } catch (RejectedExecutionException e) {
            synchronized (this) {
                running = false;
                waiting.forEach(Job::refuse);
                waiting.clear();
            }
        }
    }

    private void drain() {
        for (Job job = next(); job != null; job = next()) {
            job.perform();
        }
    }

    private synchronized @Nullable Job next() {
        Job job = waiting.poll();
        running = job != null;
        return job;
    }

    /** What the provider says stays here: it may name internals, or help to guess a secret. */
    private static HostError failure(Exception e) {
        LOG.log(System.Logger.Level.DEBUG, "A cryptographic operation failed", e);
        return new HostError("OperationError", "The operation failed: the key, the parameters or the data do not fit");
    }

    private final class Job implements BooleanSupplier {

        private final Task task;
        private final @Nullable HostCallback callback;
        private final boolean onLoop;
        private final Term term = scope.term();

        Job(Task task, @Nullable HostCallback callback, boolean onLoop) {
            this.task = task;
            this.callback = callback;
            this.onLoop = onLoop;
        }

        @Override
        public boolean getAsBoolean() {
            // What holds up the loop cannot wait for the loop to end the invocation.
            return term.isOver()
                    || ((onLoop || term.hasBegun()) && term.timeLeft().isZero());
        }

        void refuse() {
            if (callback != null) {
                callback.fail("OperationError", "The server takes no more work");
            }
        }

        void perform() {
            if (callback == null) {
                return;
            }
            if (getAsBoolean()) {
                callback.abandon();
                return;
            }
            try {
                callback.succeed(task.run(this));
            } catch (HostError e) {
                callback.fail(e.errorType(), String.valueOf(e.getMessage()));
            } catch (GeneralSecurityException | RuntimeException e) {
                HostError failure = failure(e);
                callback.fail(failure.errorType(), String.valueOf(failure.getMessage()));
            } catch (OutOfMemoryError e) {
                callback.fail("RangeError", "Out of memory");
            }
        }
    }
}
