// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.ejb.event.DeliveryQueue;
import ee.functions.ejb.event.EventMessage;
import ee.functions.jpa.event.EventBindingEntity;
import ee.functions.jpa.event.EventBindingRepository;
import ee.functions.jpa.event.EventCriteria;
import ee.functions.jpa.event.EventDeliveryEntity;
import ee.functions.jpa.event.EventEntity;
import ee.functions.jpa.event.EventPosition;
import ee.functions.jpa.event.EventRepository;
import ee.functions.jpa.invocation.InvocationCriteria;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import ee.functions.jpa.invocation.InvocationRecordRepository;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events, deliveries, bindings and records of invocations on maps, without transactions. */
public final class FakeEvents {
    public final Map<UUID, EventEntity> events = new LinkedHashMap<>();
    public final Map<UUID, EventDeliveryEntity> deliveries = new LinkedHashMap<>();
    public final Map<UUID, EventBindingEntity> bindings = new LinkedHashMap<>();
    public final Map<UUID, InvocationRecordEntity> records = new LinkedHashMap<>();
    public final List<EventMessage> queued = new ArrayList<>();

    public final DeliveryQueue queue = message -> {
        queued.add(message);
        return new UUID(7, queued.size());
    };

    public final EventRepository eventRepository = new EventRepository() {
        @Override
        public void add(EventEntity event, List<EventDeliveryEntity> ofEvent) {
            events.put(event.getId(), event);
            ofEvent.forEach(delivery -> deliveries.put(delivery.getId(), delivery));
        }

        @Override
        public Optional<EventEntity> find(String siteId, UUID id) {
            return lock(id).filter(event -> event.getSiteId().equals(siteId));
        }

        @Override
        public Optional<EventEntity> find(UUID id) {
            return lock(id);
        }

        @Override
        public List<EventEntity> page(EventCriteria criteria, @Nullable EventPosition after, int limit) {
            return events.values().stream()
                    .filter(event -> event.getSiteId().equals(criteria.siteId()))
                    .filter(event -> isWithin(event.getOccurredAt(), criteria.from(), criteria.to()))
                    .filter(event ->
                            criteria.types().isEmpty() || criteria.types().contains(event.getEventType()))
                    .filter(event ->
                            criteria.statuses().isEmpty() || criteria.statuses().contains(event.getStatus()))
                    .filter(event ->
                            criteria.source() == null || criteria.source().equals(event.getSource()))
                    .filter(event -> isAfter(position(event), after))
                    .sorted(Comparator.comparing(FakeEvents::position, EventPosition.NEWEST_FIRST))
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<EventDeliveryEntity> deliveries(Collection<UUID> eventIds) {
            return deliveries.values().stream()
                    .filter(delivery -> eventIds.contains(delivery.getEventId()))
                    .toList();
        }

        @Override
        public Optional<EventDeliveryEntity> delivery(UUID id) {
            return Optional.ofNullable(deliveries.get(id));
        }

        @Override
        public List<EventDeliveryEntity> deliveriesTo(UUID functionId, String status) {
            return deliveries.values().stream()
                    .filter(delivery -> delivery.getFunctionId().equals(functionId)
                            && delivery.getStatus().equals(status))
                    .toList();
        }

        @Override
        public Optional<EventEntity> lock(UUID id) {
            return Optional.ofNullable(events.get(id));
        }

        @Override
        public void refresh(EventDeliveryEntity delivery) {
            // maps hold the newest state
        }

        @Override
        public void changed() {
            // maps hold the entities themselves
        }

        @Override
        public int deleteBefore(OffsetDateTime moment, int limit) {
            List<UUID> old = events.values().stream()
                    .filter(event -> event.getPostedAt().isBefore(moment))
                    .map(EventEntity::getId)
                    .limit(limit)
                    .toList();
            old.forEach(events::remove);
            return old.size();
        }
    };

    public final EventBindingRepository bindingRepository = new EventBindingRepository() {
        @Override
        public void add(EventBindingEntity binding) {
            bindings.put(binding.getId(), binding);
        }

        @Override
        public Optional<EventBindingEntity> find(String siteId, UUID id) {
            return Optional.ofNullable(bindings.get(id))
                    .filter(binding -> binding.getSiteId().equals(siteId));
        }

        @Override
        public Optional<EventBindingEntity> lock(String siteId, UUID id) {
            return find(siteId, id);
        }

        @Override
        public long countBySite(String siteId) {
            return page(siteId, null, null, Integer.MAX_VALUE).size();
        }

        @Override
        public List<EventBindingEntity> page(
                String siteId, @Nullable UUID functionId, @Nullable EventPosition after, int limit) {
            return bindings.values().stream()
                    .filter(binding -> binding.getSiteId().equals(siteId))
                    .filter(binding ->
                            functionId == null || binding.getFunctionId().equals(functionId))
                    .filter(binding -> after == null || binding.getCreatedAt().isAfter(after.at()))
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<EventBindingEntity> matching(String siteId, String eventType, String source) {
            return bindings.values().stream()
                    .filter(binding -> binding.getSiteId().equals(siteId)
                            && binding.isEnabled()
                            && binding.getEventType().equals(eventType)
                            && (binding.getSource() == null
                                    || binding.getSource().equals(source)))
                    .toList();
        }

        @Override
        public void remove(EventBindingEntity binding) {
            bindings.remove(binding.getId());
        }
    };

    public final InvocationRecordRepository recordRepository = new InvocationRecordRepository() {
        @Override
        public void addAll(List<InvocationRecordEntity> added) {
            added.forEach(record -> records.put(record.getId(), record));
        }

        @Override
        public Optional<InvocationRecordEntity> find(String siteId, UUID id) {
            return Optional.ofNullable(records.get(id))
                    .filter(record -> record.getSiteId().equals(siteId));
        }

        @Override
        public List<InvocationRecordEntity> page(
                InvocationCriteria criteria, @Nullable EventPosition after, @Nullable EventPosition until, int limit) {
            return range(criteria, after)
                    .filter(record -> until == null || !isAfter(position(record), until))
                    .filter(record -> criteria.succeeded() == null
                            || criteria.succeeded() == record.getOutcome().equals("SUCCESS"))
                    .filter(record ->
                            criteria.outcomes().isEmpty() || criteria.outcomes().contains(record.getOutcome()))
                    .filter(record ->
                            criteria.versionId() == null || criteria.versionId().equals(record.getVersionId()))
                    .filter(record -> record.getDurationMs() >= criteria.minimumDurationMs())
                    .filter(record ->
                            criteria.caller() == null || criteria.caller().equals(record.getCaller()))
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<EventPosition> reach(InvocationCriteria criteria, @Nullable EventPosition after, int wanted) {
            return range(criteria, after).skip(wanted - 1).findFirst().map(FakeEvents::position);
        }

        private Stream<InvocationRecordEntity> range(InvocationCriteria criteria, @Nullable EventPosition after) {
            return records.values().stream()
                    .filter(record -> record.getSiteId().equals(criteria.siteId()))
                    .filter(record -> isWithin(record.getStartedAt(), criteria.from(), criteria.to()))
                    .filter(record -> criteria.functionId() == null
                            || record.getFunctionId().equals(criteria.functionId()))
                    .filter(record -> isAfter(position(record), after))
                    .sorted(Comparator.comparing(FakeEvents::position, EventPosition.NEWEST_FIRST));
        }
    };

    /** Returns all repositories and the queue, for injection. */
    public Object[] beans() {
        return new Object[] {eventRepository, bindingRepository, recordRepository, queue};
    }

    private static boolean isWithin(OffsetDateTime at, OffsetDateTime from, OffsetDateTime to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static boolean isAfter(EventPosition position, @Nullable EventPosition after) {
        return after == null || EventPosition.NEWEST_FIRST.compare(position, after) > 0;
    }

    private static EventPosition position(EventEntity event) {
        return new EventPosition(event.getOccurredAt(), event.getId());
    }

    private static EventPosition position(InvocationRecordEntity record) {
        return new EventPosition(record.getStartedAt(), record.getId());
    }
}
