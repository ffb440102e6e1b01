// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenAnswersTest {
    private final OpenAnswers answers = new OpenAnswers();
    private final AtomicInteger refused = new AtomicInteger();
    private final Runnable refuse = refused::incrementAndGet;

    @Test
    void finishRefusesWhatIsStillOpen() {
        answers.begin(refuse);

        answers.finish(Duration.ofMillis(1));

        assertThat(refused).hasValue(1);
    }

    @Test
    void finishWaitsForAnswersThatCome() throws Exception {
        answers.begin(refuse);
        CompletableFuture<Void> finished = CompletableFuture.runAsync(() -> answers.finish(Duration.ofMinutes(1)));

        answers.end(refuse);

        finished.get(30, TimeUnit.SECONDS);
        assertThat(refused).hasValue(0);
    }

    @Test
    void finishHasNothingToDoOnceAllAreAnswered() {
        answers.begin(refuse);
        answers.end(refuse);

        answers.finish(Duration.ofMinutes(1));

        assertThat(refused).hasValue(0);
    }
}
