// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeOutbox;
import ee.functions.ejb.fake.MovingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamBacklogTest {
    private final MovingClock clock = new MovingClock();
    private final FakeOutbox outbox = new FakeOutbox(clock);
    private final StreamBacklog backlog = Beans.wire(new StreamBacklog(), outbox.store, clock);

    @Test
    void emptyOutboxIsNoWarning() {
        assertThat(backlog.look()).isFalse();
    }

    @Test
    void messageThatWaitsForMinutesIsOneWarningUntilThereIsNone() {
        outbox.oldest = clock.instant();
        outbox.add("a");
        assertThat(backlog.look()).isFalse();
        clock.advance(Duration.ofMinutes(6));
        assertThat(backlog.look()).isTrue();
        assertThat(backlog.look()).isFalse();

        outbox.oldest = clock.instant();
        assertThat(backlog.look()).isFalse();
        clock.advance(Duration.ofMinutes(6));
        assertThat(backlog.look()).isTrue();
    }

    @Test
    void manyMessagesAreAWarningAndTenTimesAsManyAnother() {
        outbox.oldest = clock.instant();
        add(9_999);
        assertThat(backlog.look()).isFalse();
        add(1);
        assertThat(backlog.look()).isTrue();
        add(89_999);
        assertThat(backlog.look()).isFalse();
        add(1);
        assertThat(backlog.look()).isTrue();
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            outbox.add("m");
        }
    }
}
