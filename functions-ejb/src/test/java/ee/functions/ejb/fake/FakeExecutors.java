// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.ejb.host.ServerExecutors;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

/** Executors that run their tasks when the test says so; timers are real. */
public class FakeExecutors extends ServerExecutors implements AutoCloseable {
    /** What waits on the build executor. */
    public final Deque<Runnable> builds = new ArrayDeque<>();
    /** Whether the build executor refuses. */
    public boolean buildsFull;
    /** Whether the invocation executor refuses. */
    public boolean invocationsFull;

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

    @Override
    public Executor invocation() {
        return task -> {
            if (invocationsFull) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        };
    }

    @Override
    public Executor build() {
        return task -> {
            if (buildsFull) {
                throw new RejectedExecutionException("full");
            }
            builds.add(task);
        };
    }

    @Override
    public Executor io() {
        return Runnable::run;
    }

    @Override
    public ScheduledExecutorService timers() {
        return timers;
    }

    @Override
    public void repeat(String name, Duration period, Runnable job) {
        // tests call the jobs themselves
    }

    /** Runs everything that waits on the build executor. */
    public void runBuilds() {
        while (!builds.isEmpty()) {
            builds.remove().run();
        }
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }
}
