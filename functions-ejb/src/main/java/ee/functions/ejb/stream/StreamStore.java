// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import ee.functions.jpa.outbox.OutboxBacklog;
import ee.functions.jpa.outbox.OutboxEntity;
import ee.functions.jpa.outbox.OutboxRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Reads and removes what waits for the broker; each method is one short transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class StreamStore {
    @Inject
    OutboxRepository outbox;

    @Inject
    Clock clock;

    /**
     * Takes or keeps the right to publish.
     *
     * @return whether the owner has it; false while it is another server's
     */
    public boolean lease(UUID owner, Duration duration) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return outbox.lease(owner, now.plus(duration), now);
    }

    /** Gives the right to publish back, so that another server need not wait for its end. */
    public void release(UUID owner) {
        outbox.release(owner, OffsetDateTime.now(clock));
    }

    /** Returns the first messages in their order. */
    public List<StreamMessage> first(int limit) {
        return outbox.first(limit).stream().map(StreamStore::message).toList();
    }

    /** Removes messages that the broker has. */
    public void remove(List<Long> positions) {
        outbox.remove(positions);
    }

    /** Returns how much waits; not cheap when it is much. */
    public OutboxBacklog backlog() {
        return outbox.backlog();
    }

    private static StreamMessage message(OutboxEntity entity) {
        return new StreamMessage(
                entity.getPosition(),
                entity.getMessageId(),
                entity.getPartitionKey(),
                entity.getSiteId(),
                entity.getType(),
                entity.getStatus(),
                entity.getPayload());
    }
}
