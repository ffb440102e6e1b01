// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The place of one call among the calls of its function by the same tag that are in progress. Any thread may call; a second
 * close does nothing.
 */
public interface Admission extends AutoCloseable {
    /** The place where nothing is limited. */
    Admission UNLIMITED = new Admission() {
        @Override
        public CompletionStage<@Nullable Void> turn(int callsPerInstance) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            // nothing was counted
        }
    };

    /**
     * Waits for an instance, without a thread, behind the calls that came before. To be asked once.
     *
     * @param callsPerInstance how many calls an instance handles at the same time
     * @return completes when the call may have an instance, at once if it need not wait; exceptionally with
     *     {@code INSTANCES_LIMIT_REACHED} if that takes too long, and if the place is given up or the server stops
     */
    CompletionStage<@Nullable Void> turn(int callsPerInstance);

    /** Gives the place and what it holds to the calls behind. */
    @Override
    void close();
}
