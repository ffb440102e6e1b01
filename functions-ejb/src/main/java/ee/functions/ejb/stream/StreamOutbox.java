// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.outbox.NewMessage;
import ee.functions.jpa.outbox.OutboxRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Puts events on the stream: stores them in the transaction of its caller, which there must be, to be published once that has
 * ended. An event is on the stream if and only if what it tells is in the database. While the stream is off it does nothing.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class StreamOutbox {
    @Inject
    OutboxRepository outbox;

    @Inject
    Settings settings;

    /** Returns whether events are published at all, so that nobody prepares any in vain. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean isOn() {
        return StreamKind.of(settings) != StreamKind.OFF;
    }

    /** Puts one event on the stream. */
    public void add(StreamEvent event) {
        addAll(List.of(event));
    }

    /** Puts events on the stream, in this order. */
    public void addAll(List<StreamEvent> events) {
        if (isOn()) {
            outbox.addAll(events.stream()
                    .map(event -> new NewMessage(
                            CloudEvent.id(event),
                            CloudEvent.partitionKey(event),
                            event.siteId(),
                            event.type(),
                            event.status(),
                            CloudEvent.json(event)))
                    .toList());
        }
    }
}
