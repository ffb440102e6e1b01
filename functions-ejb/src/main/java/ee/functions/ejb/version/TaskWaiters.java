// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Callers who wait for a task without holding a thread. */
@ApplicationScoped
public class TaskWaiters {
    private final ConcurrentMap<UUID, List<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    /**
     * Returns a future that completes when the task is announced as finished on this server, or when the time is over,
     * whichever is first.
     */
    public CompletableFuture<Void> await(UUID taskId, Duration atMost, ScheduledExecutorService timers) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        waiting.compute(taskId, (id, others) -> {
            List<CompletableFuture<Void>> all = others == null ? new ArrayList<>() : others;
            all.add(turn);
            return all;
        });
        CompletableFuture<Void> left = turn.whenComplete((nothing, failure) -> forget(taskId, turn));
        try {
            ScheduledFuture<?> timeout =
                    timers.schedule(() -> turn.complete(null), atMost.toMillis(), TimeUnit.MILLISECONDS);
            left = left.whenComplete((nothing, failure) -> timeout.cancel(false));
        } catch (RejectedExecutionException stopping) {
            turn.complete(null);
        }
        return turn;
    }

    /** Wakes everybody who waits for the task. */
    public void finished(UUID taskId) {
        List<CompletableFuture<Void>> turns = waiting.remove(taskId);
        if (turns != null) {
            turns.forEach(turn -> turn.complete(null));
        }
    }

    int count() {
        return waiting.values().stream().mapToInt(List::size).sum();
    }

    private void forget(UUID taskId, CompletableFuture<Void> turn) {
        waiting.computeIfPresent(taskId, (id, turns) -> {
            turns.removeIf(other -> other == turn);
            return turns.isEmpty() ? null : turns;
        });
    }
}
