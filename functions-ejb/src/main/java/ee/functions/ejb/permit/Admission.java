// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The place of one invocation among the invocations of its function by the same tag that are in progress. Any thread may invocation; a second
 * close does nothing.
 */
public interface Admission extends AutoCloseable {
    /** The place where nothing is limited. */
    Admission UNLIMITED = new Admission() {
        @Override
        public CompletionStage<@Nullable Void> mayRun(int invocationsPerInstance) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void hasInstance() {
            // nobody waits for that
        }

        @Override
        public void close() {
            // nothing was counted
        }
    };

    /**
     * Waits for an instance, without a thread, behind the invocations that came before. To be asked once.
     *
     * @param invocationsPerInstance how many invocations an instance handles at the same time
     * @return completes when the invocation may have an instance, at once if it need not wait; exceptionally with
     *     {@code INSTANCES_LIMIT_REACHED} if that takes too long, and if the place is given up or the server stops
     */
    CompletionStage<@Nullable Void> mayRun(int invocationsPerInstance);

    /** Tells that the invocation has its instance, so that the next one may look for room in it. */
    void hasInstance();

    /** Gives the place and what it holds to the invocations behind. */
    @Override
    void close();
}
