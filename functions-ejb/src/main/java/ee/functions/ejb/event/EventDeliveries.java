// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.function.FunctionDeleted;
import ee.functions.ejb.invocation.EventDelivery;
import ee.functions.ejb.limit.Utf8;
import ee.functions.jpa.event.EventBindingEntity;
import ee.functions.jpa.event.EventBindingRepository;
import ee.functions.jpa.event.EventDeliveryEntity;
import ee.functions.jpa.event.EventEntity;
import ee.functions.jpa.event.EventRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What posted events do by their bindings: each delivery is an asynchronous invocation with the id of the delivery, made at least
 * once. Joins the transaction of its caller, which there must be.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class EventDeliveries {
    private static final String NO_PAYLOAD = "{}";
    private static final int ERROR_BYTES = 1000;

    @Inject
    EventRepository events;

    @Inject
    EventBindingRepository bindings;

    @Inject
    DeliveryQueue queue;

    @Inject
    Event<EventEnded> endedEvents;

    @Inject
    Clock clock;

    /** Returns the bindings by which a new event has to be delivered. */
    public List<EventBindingEntity> bindingsOf(EventEntity event) {
        return bindings.matching(event.getSiteId(), event.getEventType(), event.getSource());
    }

    /**
     * Has functions invoked for an event.
     *
     * @param payload the JSON text that they are handed, null for none
     * @return the deliveries, not stored yet
     */
    public List<EventDeliveryEntity> begin(
            EventEntity event, @Nullable String payload, List<EventBindingEntity> byBindings) {
        List<EventDeliveryEntity> begun = new ArrayList<>();
        for (EventBindingEntity binding : byBindings) {
            EventDeliveryEntity delivery = new EventDeliveryEntity();
            delivery.setId(queue.add(new EventMessage(
                    event.getSiteId(),
                    binding.getFunctionId(),
                    binding.getTag(),
                    binding.getId(),
                    event.getId(),
                    EventType.valueOf(event.getEventType()),
                    event.getSource(),
                    event.getOccurredAt().toInstant(),
                    payload == null ? NO_PAYLOAD : payload)));
            delivery.setEventId(event.getId());
            delivery.setBindingId(binding.getId());
            delivery.setFunctionId(binding.getFunctionId());
            delivery.setTag(binding.getTag());
            delivery.setStatus(EventStatus.PENDING.name());
            begun.add(delivery);
        }
        return begun;
    }

    /** Returns what a function is told about the event that an asynchronous invocation delivers; empty if it is not kept any more. */
    public Optional<EventDelivery> cause(UUID asyncInvocationId) {
        return events.delivery(asyncInvocationId)
                .flatMap(delivery -> events.find(delivery.getEventId())
                        .map(event -> new EventDelivery(
                                event.getId(),
                                EventType.valueOf(event.getEventType()),
                                event.getSource(),
                                event.getOccurredAt().toInstant(),
                                delivery.getBindingId())));
    }

    /**
     * Notes how the asynchronous invocation of a delivery ended; nothing if it is none, or if it has succeeded already. One that was
     * given up may be tried again and succeed.
     *
     * @param retryCount how often it was repeated
     * @param error why it was given up, null if it succeeded
     */
    public void ended(UUID asyncInvocationId, int retryCount, @Nullable String error) {
        events.delivery(asyncInvocationId)
                .ifPresent(delivery ->
                        events.lock(delivery.getEventId()).ifPresent(event -> end(event, delivery, retryCount, error)));
    }

    /** What cannot be delivered any more is given up together with the function. */
    void onFunctionDeleted(@Observes FunctionDeleted deleted) {
        for (EventDeliveryEntity delivery : events.deliveriesTo(deleted.functionId(), EventStatus.PENDING.name())) {
            ended(delivery.getId(), delivery.getRetryCount(), "The function was deleted.");
        }
    }

    private void end(EventEntity event, EventDeliveryEntity delivery, int retryCount, @Nullable String error) {
        events.refresh(delivery); // it was read before the event was locked
        if (delivery.getStatus().equals(EventStatus.SUCCESS.name())) {
            return;
        }
        delivery.setStatus((error == null ? EventStatus.SUCCESS : EventStatus.FAILURE).name());
        delivery.setRetryCount(retryCount);
        delivery.setError(error == null ? null : Utf8.cut(error, ERROR_BYTES));
        events.changed();
        List<EventDeliveryEntity> all = events.deliveries(List.of(event.getId()));
        event.setRetryCount(
                all.stream().mapToInt(EventDeliveryEntity::getRetryCount).sum());
        if (all.stream().noneMatch(EventDeliveries::isPending)) {
            end(event, all);
        }
        events.changed();
    }

    private void end(EventEntity event, List<EventDeliveryEntity> all) {
        List<EventDeliveryEntity> failed = all.stream()
                .filter(one -> one.getStatus().equals(EventStatus.FAILURE.name()))
                .toList();
        Instant posted = event.getPostedAt().toInstant();
        event.setStatus((failed.isEmpty() ? EventStatus.SUCCESS : EventStatus.FAILURE).name());
        event.setProcessingMs(
                Math.max(0, Duration.between(posted, clock.instant()).toMillis()));
        event.setError(
                failed.isEmpty()
                        ? null
                        : failed.size() + " of " + all.size() + " deliveries failed: "
                                + failed.get(0).getError());
        endedEvents.fire(new EventEnded(event.getSiteId(), StoredEvents.value(event, all)));
    }

    private static boolean isPending(EventDeliveryEntity delivery) {
        return delivery.getStatus().equals(EventStatus.PENDING.name());
    }
}
