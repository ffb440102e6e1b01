// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.async;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The requests that are not answered yet. Thread-safe. */
@ApplicationScoped
public class OpenAnswers {
    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable CompletableFuture<Void> none;

    /** Notes a request; {@code refuse} answers it if nobody else does. */
    void begin(Runnable refuse) {
        open.add(refuse);
    }

    /** Notes that a request is answered. */
    void end(Runnable refuse) {
        open.remove(refuse);
        CompletableFuture<Void> waiting = none;
        if (waiting != null && open.isEmpty()) {
            waiting.complete(null);
        }
    }

    /** Waits until all requests are answered, and refuses those that are not by then. */
    void finish(Duration atMost) {
        CompletableFuture<Void> all = new CompletableFuture<>();
        none = all;
        if (open.isEmpty()) {
            return;
        }
        try {
            all.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException overdue) {
            List.copyOf(open).forEach(Runnable::run);
        }
    }
}
