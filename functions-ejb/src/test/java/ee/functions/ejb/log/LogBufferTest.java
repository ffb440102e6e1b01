// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LogBufferTest {
    private final LogBuffer buffer = new LogBuffer(2);

    @Test
    void takeGivesTheOldestFirst() {
        buffer.add(line("1"));
        buffer.add(line("2"));
        assertThat(buffer.take(1)).containsExactly(line("1"));
        assertThat(buffer.take(5)).containsExactly(line("2"));
        assertThat(buffer.size()).isEqualTo(2);
        buffer.done(2);
        assertThat(buffer.size()).isZero();
    }

    @Test
    void callerIsHeldWhileTheBufferIsFullAndNothingIsDropped() throws Exception {
        buffer.add(line("1"));
        buffer.add(line("2"));
        CountDownLatch done = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            buffer.add(line("3"));
            done.countDown();
        });
        writer.start();
        await().until(() -> writer.getState() == Thread.State.TIMED_WAITING);
        assertThat(done.getCount()).isEqualTo(1);
        assertThat(buffer.take(10)).containsExactly(line("1"), line("2"), line("3"));
        buffer.done(3);
        done.await();
        writer.join();
        assertThat(buffer.size()).isZero();
    }

    @Test
    void interruptedCallerIsNotHeldAndKeepsItsInterrupt() {
        buffer.add(line("1"));
        buffer.add(line("2"));
        Thread.currentThread().interrupt();
        buffer.add(line("3"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(buffer.size()).isEqualTo(3);
    }

    @Test
    void releasedBufferHoldsNobody() {
        buffer.release();
        buffer.add(line("1"));
        buffer.add(line("2"));
        buffer.add(line("3"));
        assertThat(buffer.size()).isEqualTo(3);
    }

    private static final InvocationKey KEY = new InvocationKey("a", new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));

    private static LogLine line(String message) {
        return new LogLine(KEY, OffsetDateTime.parse("2026-11-20T12:00:00Z"), "LOG", message);
    }
}
