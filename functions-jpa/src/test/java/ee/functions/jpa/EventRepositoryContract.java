// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static ee.functions.jpa.Samples.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.event.EventBindingEntity;
import ee.functions.jpa.event.EventBindingRepository;
import ee.functions.jpa.event.EventCriteria;
import ee.functions.jpa.event.EventDeliveryEntity;
import ee.functions.jpa.event.EventEntity;
import ee.functions.jpa.event.EventPosition;
import ee.functions.jpa.event.EventRepository;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.invocation.InvocationCriteria;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import ee.functions.jpa.invocation.InvocationRecordRepository;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What events, their deliveries, bindings and the records of invocations do on every database. */
abstract class EventRepositoryContract {
    private final TestDatabase database;
    private FunctionEntity function = new FunctionEntity();

    EventRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
        function = Samples.storedFunction(database, SITE, "listening");
    }

    @Test
    void anEventIsStoredAsItWasGivenAndSeenInItsSiteOnly() {
        EventEntity event = event(NOON);
        event.setPayload("{\"a\":\"" + "ä".repeat(9000) + "\"}");
        add(event, delivery(event), delivery(event));
        events(events -> {
            assertThat(events.find(SITE, event.getId()).orElseThrow())
                    .usingRecursiveComparison()
                    .comparingOnlyFields(
                            "id",
                            "siteId",
                            "eventType",
                            "status",
                            "source",
                            "postedBy",
                            "occurredAt",
                            "postedAt",
                            "payload",
                            "payloadBytes",
                            "processingMs",
                            "retryCount",
                            "error")
                    .isEqualTo(event);
            assertThat(events.find("site-2", event.getId())).isEmpty();
            assertThat(events.deliveries(List.of(event.getId()))).hasSize(2);
            assertThat(events.deliveries(List.of())).isEmpty();
            assertThat(events.deliveriesTo(function.getId(), "PENDING")).hasSize(2);
            assertThat(events.deliveriesTo(function.getId(), "SUCCESS")).isEmpty();
            return null;
        });
    }

    @Test
    void pagesShowEachEventOnceNewestFirst() {
        List<EventPosition> written = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            EventEntity event = event(NOON.plusSeconds(i / 4));
            add(event);
            written.add(new EventPosition(event.getOccurredAt(), event.getId()));
        }
        written.sort(EventPosition.NEWEST_FIRST);
        List<EventPosition> read = new ArrayList<>();
        EventPosition after = null;
        List<EventEntity> page;
        do {
            EventPosition position = after;
            page = events(events -> events.page(all(), position, 2));
            for (EventEntity event : page) {
                after = new EventPosition(event.getOccurredAt(), event.getId());
                read.add(after);
            }
        } while (page.size() == 2);
        assertThat(read).containsExactlyElementsOf(written);
    }

    @Test
    void eventsAreFilteredByTypeStatusSourceAndTime() {
        EventEntity event = event(NOON);
        add(event);
        assertThat(page(all())).hasSize(1);
        assertThat(page(new EventCriteria("site-2", NOON, NOON.plusDays(1), Set.of(), Set.of(), null)))
                .isEmpty();
        assertThat(page(criteria(Set.of("ORDER_PLACED", "OTHER"), Set.of("PENDING"), "shop")))
                .hasSize(1);
        assertThat(page(criteria(Set.of("OTHER"), Set.of(), null))).isEmpty();
        assertThat(page(criteria(Set.of(), Set.of("FAILURE"), null))).isEmpty();
        assertThat(page(criteria(Set.of(), Set.of(), "Shop"))).isEmpty();
        assertThat(page(new EventCriteria(SITE, NOON.minusDays(1), NOON, Set.of(), Set.of(), null)))
                .isEmpty();
        assertThat(page(new EventCriteria(SITE, NOON.plusNanos(1000), NOON.plusDays(1), Set.of(), Set.of(), null)))
                .isEmpty();
    }

    @Test
    void recordsOfInvocationsArePagedAndFilteredInTheSameOrder() {
        List<EventPosition> written = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            InvocationRecordEntity record = record(NOON.plusSeconds(i / 4), i % 3 == 0 ? "SUCCESS" : "TIMED_OUT");
            written.add(new EventPosition(record.getStartedAt(), record.getId()));
        }
        written.sort(EventPosition.NEWEST_FIRST);
        List<EventPosition> read = new ArrayList<>();
        EventPosition after = null;
        List<InvocationRecordEntity> page;
        do {
            EventPosition position = after;
            page = records(records -> records.page(invocations(null, null), position, null, 2));
            for (InvocationRecordEntity record : page) {
                after = new EventPosition(record.getStartedAt(), record.getId());
                read.add(after);
            }
        } while (page.size() == 2);
        assertThat(read).containsExactlyElementsOf(written);
        assertThat(recordPage(invocations(null, true))).hasSize(3);
        assertThat(recordPage(invocations(function.getId(), false))).hasSize(6);
        assertThat(recordPage(invocations(UUID.randomUUID(), null))).isEmpty();
        assertThat(recordPage(
                        new InvocationCriteria("site-2", NOON, NOON.plusDays(1), null, null, Set.of(), null, 0, null)))
                .isEmpty();
    }

    @Test
    void recordsAreFilteredByOutcomeVersionDurationAndCaller() {
        UUID versionId = UUID.randomUUID();
        InvocationRecordEntity slow = record(NOON, "TIMED_OUT", versionId, 20_000, "author");
        InvocationRecordEntity fast = record(NOON.plusSeconds(1), "SUCCESS", versionId, 3, "author");
        InvocationRecordEntity refused = record(NOON.plusSeconds(2), "REFUSED", null, 0, null);

        assertThat(found(Set.of("TIMED_OUT", "REFUSED"), null, 0, null)).containsExactly(refused.getId(), slow.getId());
        assertThat(found(Set.of(), versionId, 0, null)).containsExactly(fast.getId(), slow.getId());
        assertThat(found(Set.of(), UUID.randomUUID(), 0, null)).isEmpty();
        assertThat(found(Set.of(), null, 3, null)).containsExactly(fast.getId(), slow.getId());
        assertThat(found(Set.of(), null, 4, null)).containsExactly(slow.getId());
        assertThat(found(Set.of(), null, 0, "author")).containsExactly(fast.getId(), slow.getId());
        assertThat(found(Set.of(), null, 0, "Author")).isEmpty();
        assertThat(found(Set.of("SUCCESS"), versionId, 1, "author")).containsExactly(fast.getId());
    }

    @Test
    void aSearchReachesSoManyRecordsWhateverTheyAreAndGoesOnBehindThem() {
        List<EventPosition> written = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            InvocationRecordEntity record = record(NOON.plusSeconds(i / 4), "SUCCESS");
            written.add(new EventPosition(record.getStartedAt(), record.getId()));
        }
        database.run(entityManager -> new InvocationRecordRepository(entityManager)
                .addAll(List.of(Samples.invocationRecord(UUID.randomUUID(), NOON.plusSeconds(9)))));
        written.sort(EventPosition.NEWEST_FIRST);
        InvocationCriteria failed = invocations(function.getId(), false);
        InvocationCriteria all = invocations(function.getId(), null);

        EventPosition fourth = reach(failed, null, 4).orElseThrow();
        EventPosition eighth = reach(failed, fourth, 4).orElseThrow();

        assertThat(List.of(fourth, eighth)).containsExactly(written.get(3), written.get(7));
        assertThat(reach(failed, eighth, 1)).contains(written.get(8));
        assertThat(reach(failed, eighth, 2)).isEmpty();
        assertThat(positions(all, null, fourth)).containsExactlyElementsOf(written.subList(0, 4));
        assertThat(positions(all, fourth, eighth)).containsExactlyElementsOf(written.subList(4, 8));
        assertThat(positions(failed, null, fourth)).isEmpty();
    }

    @Test
    void aRecordKeepsCallerSizesPayloadsAndError() {
        InvocationRecordEntity record = Samples.invocationRecord(function.getId(), NOON);
        record.setCaller("author");
        record.setRequestBytes(7L);
        record.setResponseBytes(0L);
        record.setRequestPayload("ä".repeat(9000));
        record.setResponsePayload("");
        record.setError("Error: not\0this");
        database.run(entityManager -> new InvocationRecordRepository(entityManager).addAll(List.of(record)));
        records(records -> {
            InvocationRecordEntity read = records.find(SITE, record.getId()).orElseThrow();
            assertThat(read.getCaller()).isEqualTo("author");
            assertThat(read.getRequestBytes()).isEqualTo(7);
            assertThat(read.getResponseBytes()).isZero();
            assertThat(read.getRequestPayload()).isEqualTo("ä".repeat(9000));
            assertThat(read.getResponsePayload()).isEmpty();
            assertThat(read.getError()).isEqualTo("Error: not\uFFFDthis");
            assertThat(records.find("site-2", record.getId())).isEmpty();
            return null;
        });
    }

    @Test
    void orderOfIdsIsThatOfTheDatabaseAlsoBeyondTheSign() {
        List<UUID> ids = new ArrayList<>(List.of(
                new UUID(0, 1),
                new UUID(0, -1),
                new UUID(1, 0),
                new UUID(-1, 0),
                new UUID(-1, -1),
                new UUID(Long.MIN_VALUE, 0)));
        for (UUID id : ids) {
            EventEntity event = event(NOON);
            event.setId(id);
            add(event);
        }
        ids.sort((a, b) -> EventPosition.NEWEST_FIRST.compare(new EventPosition(NOON, a), new EventPosition(NOON, b)));
        assertThat(page(all())).extracting(EventEntity::getId).containsExactlyElementsOf(ids);
    }

    @Test
    void oldEventsAreDeletedInBatchesWithTheirDeliveries() {
        for (int i = 0; i < 5; i++) {
            EventEntity event = event(NOON.plusSeconds(i));
            event.setOccurredAt(NOON.minusDays(9));
            add(event, delivery(event));
        }
        assertThat(deleteBefore(NOON.plusSeconds(4), 3)).isEqualTo(3);
        assertThat(deleteBefore(NOON.plusSeconds(4), 3)).isEqualTo(1);
        assertThat(database.count("event")).isEqualTo(1);
        assertThat(database.count("event_delivery")).isEqualTo(1);
    }

    @Test
    void aBindingIsStoredAsItWasGivenAndGoesWithItsFunction() {
        EventBindingEntity binding = binding(0);
        bindings(bindings -> {
            assertThat(bindings.find(SITE, binding.getId()).orElseThrow())
                    .usingRecursiveComparison()
                    .comparingOnlyFields(
                            "id",
                            "siteId",
                            "functionId",
                            "tag",
                            "eventType",
                            "source",
                            "enabled",
                            "createdAt",
                            "updatedAt")
                    .isEqualTo(binding);
            assertThat(bindings.find("site-2", binding.getId())).isEmpty();
            assertThat(bindings.lock("site-2", binding.getId())).isEmpty();
            assertThat(bindings.countBySite(SITE)).isEqualTo(1);
            assertThat(bindings.countBySite("site-2")).isZero();
            return null;
        });
        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            functions.remove(functions.find(function.getId()).orElseThrow());
        });
        assertThat(database.count("event_binding")).isZero();
    }

    @Test
    void bindingsArePagedOldestFirst() {
        List<UUID> written = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            written.add(binding(i).getId());
        }
        List<EventBindingEntity> first = bindings(bindings -> bindings.page(SITE, function.getId(), null, 3));
        EventBindingEntity last = first.get(2);
        List<EventBindingEntity> second = bindings(
                bindings -> bindings.page(SITE, null, new EventPosition(last.getCreatedAt(), last.getId()), 3));
        List<EventBindingEntity> both = new ArrayList<>(first);
        both.addAll(second);
        assertThat(both).extracting(EventBindingEntity::getId).containsExactlyElementsOf(written);
        List<EventBindingEntity> ofNobody = bindings(bindings -> bindings.page(SITE, UUID.randomUUID(), null, 3));
        assertThat(ofNobody).isEmpty();
    }

    @Test
    void anEventMeetsBindingsThatAreEnabledOfItsTypeAndOfItsSourceOrAny() {
        UUID any = binding(0).getId();
        UUID ofShop = change(binding(1), binding -> binding.setSource("shop"));
        change(binding(2), binding -> binding.setSource("warehouse"));
        change(binding(3), binding -> binding.setEnabled(false));
        change(binding(4), binding -> binding.setEventType("OTHER"));
        assertThat(matching(SITE, "ORDER_PLACED", "shop")).containsExactly(any, ofShop);
        assertThat(matching(SITE, "ORDER_PLACED", "Shop")).containsExactly(any);
        assertThat(matching("site-2", "ORDER_PLACED", "shop")).isEmpty();
        assertThat(matching(SITE, "USER_CREATED", "shop")).isEmpty();
    }

    @Test
    void aDeliveryIsReadAgainInItsNewestState() {
        EventEntity event = event(NOON);
        EventDeliveryEntity delivery = delivery(event);
        add(event, delivery);
        events(events -> {
            EventDeliveryEntity readBefore = events.delivery(delivery.getId()).orElseThrow();
            events(others -> {
                others.delivery(delivery.getId()).orElseThrow().setStatus("SUCCESS");
                others.changed();
                return null;
            });
            assertThat(readBefore.getStatus()).isEqualTo("PENDING");
            events.refresh(readBefore);
            assertThat(readBefore.getStatus()).isEqualTo("SUCCESS");
            return null;
        });
    }

    @Test
    void aLockedEventIsReadInItsNewestState() {
        EventEntity event = event(NOON);
        add(event);
        events(events -> {
            EventEntity locked = events.lock(event.getId()).orElseThrow();
            locked.setStatus("FAILURE");
            locked.setProcessingMs(12L);
            locked.setRetryCount(3);
            locked.setError("dead");
            events.changed();
            return null;
        });
        EventEntity read = events(events -> events.lock(event.getId()).orElseThrow());
        assertThat(read.getStatus()).isEqualTo("FAILURE");
        assertThat(read.getProcessingMs()).isEqualTo(12);
        assertThat(read.getRetryCount()).isEqualTo(3);
        assertThat(read.getError()).isEqualTo("dead");
        Optional<EventEntity> unknown = events(events -> events.lock(UUID.randomUUID()));
        assertThat(unknown).isEmpty();
    }

    private static EventCriteria all() {
        return criteria(Set.of(), Set.of(), null);
    }

    private static EventCriteria criteria(Set<String> types, Set<String> statuses, @Nullable String source) {
        return new EventCriteria(SITE, NOON, NOON.plusDays(1), types, statuses, source);
    }

    private static InvocationCriteria invocations(@Nullable UUID functionId, @Nullable Boolean succeeded) {
        return new InvocationCriteria(SITE, NOON, NOON.plusDays(1), functionId, succeeded, Set.of(), null, 0, null);
    }

    private List<UUID> found(
            Set<String> outcomes, @Nullable UUID versionId, long minimumDurationMs, @Nullable String caller) {
        return recordPage(new InvocationCriteria(
                        SITE,
                        NOON,
                        NOON.plusDays(1),
                        function.getId(),
                        null,
                        outcomes,
                        versionId,
                        minimumDurationMs,
                        caller))
                .stream()
                .map(InvocationRecordEntity::getId)
                .toList();
    }

    private Optional<EventPosition> reach(InvocationCriteria criteria, @Nullable EventPosition after, int rows) {
        return records(records -> records.reach(criteria, after, rows));
    }

    private List<EventPosition> positions(
            InvocationCriteria criteria, @Nullable EventPosition after, @Nullable EventPosition until) {
        return records(records -> records.page(criteria, after, until, 99).stream()
                .map(record -> new EventPosition(record.getStartedAt(), record.getId()))
                .toList());
    }

    private EventEntity event(OffsetDateTime at) {
        EventEntity event = new EventEntity();
        event.setId(UUID.randomUUID());
        event.setSiteId(SITE);
        event.setEventType("ORDER_PLACED");
        event.setStatus("PENDING");
        event.setSource("shop");
        event.setPostedBy("author");
        event.setOccurredAt(at);
        event.setPostedAt(at);
        event.setPayload("{}");
        event.setPayloadBytes(2);
        return event;
    }

    private EventDeliveryEntity delivery(EventEntity event) {
        EventDeliveryEntity delivery = new EventDeliveryEntity();
        delivery.setId(UUID.randomUUID());
        delivery.setEventId(event.getId());
        delivery.setBindingId(UUID.randomUUID());
        delivery.setFunctionId(function.getId());
        delivery.setTag("$current");
        delivery.setStatus("PENDING");
        return delivery;
    }

    private EventBindingEntity binding(int second) {
        EventBindingEntity binding = new EventBindingEntity();
        binding.setId(UUID.randomUUID());
        binding.setSiteId(SITE);
        binding.setFunctionId(function.getId());
        binding.setTag("$current");
        binding.setEventType("ORDER_PLACED");
        binding.setEnabled(true);
        binding.setCreatedAt(NOON.plusSeconds(second));
        binding.setUpdatedAt(NOON.plusSeconds(second));
        bindings(bindings -> {
            bindings.add(binding);
            return null;
        });
        return binding;
    }

    private UUID change(EventBindingEntity binding, Consumer<EventBindingEntity> change) {
        bindings(bindings -> {
            change.accept(bindings.lock(SITE, binding.getId()).orElseThrow());
            return null;
        });
        return binding.getId();
    }

    private InvocationRecordEntity record(OffsetDateTime at, String outcome) {
        return record(at, outcome, null, 0, null);
    }

    private InvocationRecordEntity record(
            OffsetDateTime at, String outcome, @Nullable UUID versionId, long durationMs, @Nullable String caller) {
        InvocationRecordEntity record = Samples.invocationRecord(function.getId(), at);
        record.setOutcome(outcome);
        record.setVersionId(versionId);
        record.setDurationMs(durationMs);
        record.setCaller(caller);
        database.run(entityManager ->
                new InvocationRecordRepository(entityManager).addAll(Collections.singletonList(record)));
        return record;
    }

    private void add(EventEntity event, EventDeliveryEntity... deliveries) {
        events(events -> {
            events.add(event, List.of(deliveries));
            return null;
        });
    }

    private int deleteBefore(OffsetDateTime moment, int limit) {
        return events(events -> events.deleteBefore(moment, limit));
    }

    private List<EventEntity> page(EventCriteria criteria) {
        return events(events -> events.page(criteria, null, 9));
    }

    private List<InvocationRecordEntity> recordPage(InvocationCriteria criteria) {
        return records(records -> records.page(criteria, null, null, 9));
    }

    private List<UUID> matching(String siteId, String type, String source) {
        return bindings(bindings -> bindings.matching(siteId, type, source).stream()
                .map(EventBindingEntity::getId)
                .toList());
    }

    private <T> T events(Function<EventRepository, T> work) {
        return database.call(entityManager -> work.apply(new EventRepository(entityManager)));
    }

    private <T> T bindings(Function<EventBindingRepository, T> work) {
        return database.call(entityManager -> work.apply(new EventBindingRepository(entityManager)));
    }

    private <T> T records(Function<InvocationRecordRepository, T> work) {
        return database.call(entityManager -> work.apply(new InvocationRecordRepository(entityManager)));
    }
}
