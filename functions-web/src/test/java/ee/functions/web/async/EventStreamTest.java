// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.async;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.web.fixture.HeldAnswer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final HeldAnswer answer = new HeldAnswer();
    private final OpenAnswers open = new OpenAnswers();
    private final EventStream stream = EventStream.begin(answer.request(), open);

    @Test
    void nothingIsWrittenBeforeTheContainerAllowsIt() {
        stream.event("log", "1", "a");
        assertThat(answer.text()).isEmpty();

        answer.clientReads();

        assertThat(answer.text()).isEqualTo("id: 1\nevent: log\ndata: a\n\n");
    }

    @Test
    void clientThatDoesNotReadGetsNoMoreThanThereIsRoomFor() {
        answer.clientReads();
        answer.clientStops();
        String data = "x".repeat(100_000);
        int events = 0;
        while (stream.hasRoom()) {
            stream.event("log", "1", data);
            events++;
        }
        assertThat(events).isEqualTo(3);

        answer.clientReads();

        assertThat(stream.hasRoom()).isTrue();
        assertThat(answer.text()).hasSizeGreaterThan(300_000);
    }

    @Test
    void endWaitsForWhatTheClientHasNotRead() {
        answer.clientReads();
        answer.clientStops();
        stream.event("log", "1", "a");
        stream.end("bye");
        assertThat(answer.isComplete()).isFalse();
        assertThat(stream.hasRoom()).isFalse();

        answer.clientReads();

        assertThat(answer.text()).endsWith("data: a\n\n: bye\n\n");
        assertThat(answer.isComplete()).isTrue();
        stream.event("log", "2", "late");
        assertThat(answer.text()).endsWith(": bye\n\n");
    }

    @Test
    void dropWaitsForNobody() {
        answer.clientReads();
        answer.clientStops();
        stream.event("log", "1", "a");

        stream.drop();
        stream.drop();

        assertThat(answer.isComplete()).isTrue();
        assertThat(stream.isGone()).isTrue();
    }

    @Test
    void streamEndsWhenTheClientIsGone() {
        answer.clientReads();
        answer.clientGoes();

        stream.event("log", "1", "a");

        assertThat(stream.isGone()).isTrue();
        assertThat(stream.hasRoom()).isFalse();
    }

    @Test
    void streamEndsWhenTheContainerSaysThatTheClientIsGone() {
        stream.onError(new IOException("reset"));

        assertThat(stream.isGone()).isTrue();
    }

    @Test
    void applicationThatStopsDropsWhatIsOpen() {
        open.finish(Duration.ofMillis(1));

        assertThat(answer.isComplete()).isTrue();
    }

    @Test
    void applicationDoesNotWaitForStreamsThatHaveEnded() {
        answer.clientReads();
        stream.end("bye");

        open.finish(Duration.ofMinutes(1));

        assertThat(answer.isComplete()).isTrue();
    }
}
