// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.async;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Sends an answer when a result is there. No thread waits meanwhile; the thread that completes the result writes the
 * answer.
 *
 * @param onSuccess makes the response of a result
 * @param onFailure makes the response of a failure, also of one in {@code onSuccess}
 */
public record AsyncAnswer<T>(Function<T, Response> onSuccess, Function<Throwable, Response> onFailure) {

    /**
     * Sends the answer as soon as the result is there.
     *
     * @param atMost after which time something must have gone wrong with the result: then a failure is answered instead
     */
    public void send(CompletionStage<T> result, AsyncResponse response, Duration atMost) {
        response.setTimeoutHandler(late ->
                late.resume(onFailure.apply(new IllegalStateException("There was no result within " + atMost))));
        response.setTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
        result.thenApply(onSuccess).exceptionally(onFailure).whenComplete((answer, broken) -> {
            if (answer == null) {
                response.resume(broken);
            } else {
                response.resume(answer);
            }
        });
    }
}
