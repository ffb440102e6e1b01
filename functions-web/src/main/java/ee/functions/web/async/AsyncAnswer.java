// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.async;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
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
     * @param timers what tells that this time is over; the server's own timeout of a response would keep request and answer
     *     in memory until then, also when they are long done
     * @param open where the request is noted until it is answered
     */
    public void send(
            CompletionStage<T> result,
            AsyncResponse response,
            Duration atMost,
            ScheduledExecutorService timers,
            OpenAnswers open) {
        Runnable refuse = () -> response.resume(onFailure.apply(
                new FunctionsException(ErrorCode.SERVER_BUSY, "The server is stopping. Repeat the request.")));
        open.begin(refuse);
        Future<?> timeout = timers.schedule(
                () -> response.resume(
                        onFailure.apply(new IllegalStateException("There was no result within " + atMost))),
                atMost.toMillis(),
                TimeUnit.MILLISECONDS);
        result.thenApply(onSuccess).exceptionally(onFailure).whenComplete((answer, broken) -> {
            timeout.cancel(false);
            try {
                if (answer == null) {
                    response.resume(broken);
                } else {
                    response.resume(answer);
                }
            } finally {
                open.end(refuse);
            }
        });
    }
}
