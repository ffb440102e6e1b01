// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The tasks that create versions. */
@ApplicationScoped
public class TaskService {
    @Inject
    TaskLookup lookup;

    @Inject
    TaskWaiters waiters;

    @Inject
    ServerExecutors executors;

    /** Returns a task as it is now. */
    public TaskValue get(Caller caller, UUID functionId, UUID taskId) {
        caller.require(Permission.FUNCTIONS_READ);
        return lookup.find(caller.siteId(), functionId, taskId);
    }

    /**
     * Returns a task once it has finished, or as it is when the time is over. No thread waits meanwhile. A task that another
     * server builds is seen as finished only when the time is over.
     *
     * @param atMost how long to wait; zero for the task as it is now
     * @return completes exceptionally with a {@link ee.functions.ejb.error.FunctionsException} as {@link #get} throws it
     */
    public CompletionStage<TaskValue> await(Caller caller, UUID functionId, UUID taskId, Duration atMost) {
        try {
            caller.require(Permission.FUNCTIONS_READ);
            return ended(caller.siteId(), functionId, taskId, atMost);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /**
     * Returns a task that the caller has started just now, like {@link #await} but without asking for the permission to read:
     * who may start a task may see how it ends.
     */
    public CompletionStage<TaskValue> awaitOwn(Caller caller, TaskValue started, Duration atMost) {
        try {
            return ended(caller.siteId(), started.functionId(), started.id(), atMost);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private CompletionStage<TaskValue> ended(String siteId, UUID functionId, UUID taskId, Duration atMost) {
        TaskValue now = lookup.find(siteId, functionId, taskId);
        if (now.status() != TaskStatus.PROCESSING || atMost.isZero() || atMost.isNegative()) {
            return CompletableFuture.completedFuture(now);
        }
        CompletableFuture<Void> turn = waiters.await(taskId, atMost, executors.timers());
        // The task may have finished between the first look and the waiting.
        if (lookup.find(siteId, functionId, taskId).status() != TaskStatus.PROCESSING) {
            turn.complete(null);
        }
        return turn.thenApplyAsync(nothing -> lookup.find(siteId, functionId, taskId), executors.io());
    }
}
