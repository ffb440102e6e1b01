// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question that costs something, or may take long: asked at most once in a while, however many want to know, and
 * by one thread at a time; nobody waits for it longer than a bound. Thread-safe.
 *
 * @param <T> the answer; {@link Object#toString} and such are not asked of it
 */
public final class RecentAnswer<T> {
    private static final System.Logger LOG = System.getLogger(RecentAnswer.class.getName());

    private final Executor executor;
    private final long countsForNanos;
    private final Duration longestWait;
    private final Supplier<T> question;
    private final T unknown;
    private final AtomicReference<@Nullable CompletableFuture<T>> underway = new AtomicReference<>();
    private volatile @Nullable Given<T> last;

    private record Given<T>(T answer, long atNanos) {}

    /**
     * Makes one that nobody has asked yet.
     *
     * @param executor runs the question
     * @param countsFor how long an answer counts
     * @param longestWait how long somebody waits for an answer
     * @param question gives the answer; it may block and throw
     * @param unknown the answer while there is none: when the question threw, or takes longer
     */
    public RecentAnswer(Executor executor, Duration countsFor, Duration longestWait, Supplier<T> question, T unknown) {
        this.executor = executor;
        this.countsForNanos = countsFor.toNanos();
        this.longestWait = longestWait;
        this.question = question;
        this.unknown = unknown;
    }

    /** Returns the answer. */
    public T get() {
        Given<T> given = last;
        if (given != null && System.nanoTime() - given.atNanos() < countsForNanos) {
            return given.answer();
        }
        CompletableFuture<T> asked = ask();
        try {
            return asked.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            note(unknown); // or everybody who asks while it takes long would wait as long
            return unknown;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return unknown;
        } catch (ExecutionException impossible) {
            return unknown;
        }
    }

    private CompletableFuture<T> ask() {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> others = underway.compareAndExchange(null, mine);
        if (others != null) {
            return others;
        }
        try {
            executor.execute(() -> answer(mine));
        } catch (RejectedExecutionException | IllegalStateException fullOrStopping) {
            end(mine, unknown);
        }
        return mine;
    }

    private void answer(CompletableFuture<T> asked) {
        T answer = unknown;
        try {
            answer = question.get();
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.DEBUG, "A question has no answer", failure);
        } finally {
            end(asked, answer);
        }
    }

    private void end(CompletableFuture<T> asked, T answer) {
        note(answer);
        underway.compareAndSet(asked, null);
        asked.complete(answer);
    }

    private void note(T answer) {
        last = new Given<>(answer, System.nanoTime());
    }
}
