// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.limit.Utf8;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.event.EventBindingEntity;
import ee.functions.jpa.event.EventDeliveryEntity;
import ee.functions.jpa.event.EventEntity;
import ee.functions.jpa.event.EventRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Stores posted events with what their bindings have to do: all of it, or nothing. */
@ApplicationScoped
public class EventPosts {
    private static final int MAXIMUM_CALLER = 255;

    @Inject
    EventRepository events;

    @Inject
    EventDeliveries deliveries;

    @Inject
    EventPayloads payloads;

    @Inject
    Event<EventPosted> posted;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Stores one event; without a binding it is a success at once. */
    @Transactional
    public EventValue post(Caller caller, NewEvent event) {
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
        EventRules.check(event, now, settings.duration(Setting.EVENT_RETENTION_HOURS));
        EventEntity stored = entity(caller, event, now);
        List<EventBindingEntity> bindings = deliveries.bindingsOf(stored);
        stored.setStatus((bindings.isEmpty() ? EventStatus.SUCCESS : EventStatus.PENDING).name());
        stored.setProcessingMs(bindings.isEmpty() ? 0L : null);
        List<EventDeliveryEntity> begun = deliveries.begin(stored, event.payload(), bindings);
        events.add(stored, begun);
        EventValue value = StoredEvents.value(stored, begun);
        posted.fire(new EventPosted(stored.getSiteId(), value));
        return value;
    }

    private EventEntity entity(Caller caller, NewEvent event, OffsetDateTime now) {
        OffsetDateTime at = event.timestamp();
        String payload = event.shownPayload();
        EventEntity stored = new EventEntity();
        stored.setId(UUID.randomUUID());
        stored.setSiteId(caller.siteId());
        stored.setEventType(event.type().name());
        stored.setSource(event.source());
        stored.setPostedBy(Utf8.cut(caller.subject(), MAXIMUM_CALLER));
        stored.setOccurredAt(at == null ? now : at.truncatedTo(ChronoUnit.MICROS));
        stored.setPostedAt(now);
        stored.setPayload(payloads.posted(payload));
        stored.setPayloadBytes(payload == null ? 0 : Utf8.length(payload));
        return stored;
    }
}
