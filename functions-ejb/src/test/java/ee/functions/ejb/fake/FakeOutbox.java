// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.ejb.stream.StreamMessage;
import ee.functions.ejb.stream.StreamStore;
import ee.functions.jpa.outbox.NewMessage;
import ee.functions.jpa.outbox.OutboxBacklog;
import ee.functions.jpa.outbox.OutboxRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox in memory, without transactions. */
public final class FakeOutbox {
    /** What waits, by its position. */
    public final Map<Long, NewMessage> waiting = new TreeMap<>();
    /** Whether the database is away. */
    public boolean away;
    /** Since when the oldest message waits. */
    public Instant oldest = Instant.EPOCH;

    private final MovingClock clock;
    private @Nullable UUID owner;
    private Instant leaseEndsAt = Instant.MIN;
    private long last;

    public FakeOutbox(MovingClock clock) {
        this.clock = clock;
    }

    public final OutboxRepository repository = new OutboxRepository() {
        @Override
        public void addAll(List<NewMessage> messages) {
            messages.forEach(message -> waiting.put(++last, message));
        }
    };

    public final StreamStore store = new StreamStore() {
        @Override
        public boolean lease(UUID asking, Duration duration) {
            answer();
            if (!asking.equals(owner) && clock.instant().isBefore(leaseEndsAt)) {
                return false;
            }
            owner = asking;
            leaseEndsAt = clock.instant().plus(duration);
            return true;
        }

        @Override
        public void release(UUID asking) {
            answer();
            if (asking.equals(owner)) {
                leaseEndsAt = Instant.MIN;
            }
        }

        @Override
        public List<StreamMessage> first(int limit) {
            answer();
            List<StreamMessage> first = new ArrayList<>();
            waiting.forEach((position, message) -> {
                if (first.size() < limit) {
                    first.add(new StreamMessage(
                            position,
                            message.messageId(),
                            message.partitionKey(),
                            message.siteId(),
                            message.type(),
                            message.status(),
                            message.payload()));
                }
            });
            return first;
        }

        @Override
        public void remove(List<Long> positions) {
            answer();
            waiting.keySet().removeAll(positions);
        }

        @Override
        public OutboxBacklog backlog() {
            return new OutboxBacklog(waiting.size(), waiting.isEmpty() ? null : oldest.atOffset(ZoneOffset.UTC));
        }
    };

    /** Adds a message of this id. */
    public void add(String id) {
        repository.addAll(List.of(new NewMessage(id, "function", "site", "OTHER", "SUCCESS", "{}")));
    }

    private void answer() {
        if (away) {
            throw new IllegalStateException("no connection");
        }
    }
}
