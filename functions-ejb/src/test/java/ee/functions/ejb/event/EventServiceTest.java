// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.event.EventValue.DeliveryValue;
import ee.functions.ejb.event.EventValue.MeasuredValue;
import ee.functions.ejb.event.RunningInvocations.Running;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.FakeEvents;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeLogStore;
import ee.functions.ejb.fake.Fired;
import ee.functions.ejb.fake.LogWriters;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.Payloads;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.function.FunctionDeleted;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.event.EventBindingEntity;
import ee.functions.jpa.event.EventEntity;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventServiceTest {
    private final FakeDatabase database = new FakeDatabase();
    private final FakeEvents events = new FakeEvents();
    private final MovingClock clock = new MovingClock();
    private final Settings settings = TestSettings.defaults();
    private final FakeExecutors executors = new FakeExecutors();
    private final RunningInvocations running = new RunningInvocations();
    private final Fired<EventPosted> posted = new Fired<>();
    private final Fired<EventEnded> ended = new Fired<>();
    private final EventDeliveries deliveries = deliveries();
    private final EventService service = service();
    private final OffsetDateTime now = OffsetDateTime.now(clock);
    private final UUID function = function("listening");

    private EventDeliveries deliveries() {
        EventDeliveries wired = Beans.wire(new EventDeliveries(), events.beans());
        return Beans.wire(wired, ended, clock);
    }

    private EventService service() {
        EventPosts posts = Beans.wire(new EventPosts(), events.beans());
        Beans.wire(posts, deliveries, Payloads.of(settings), posted, settings, clock);
        EventPages pages = Beans.wire(new EventPages(), events.beans());
        Beans.wire(pages, database.functionRepository, settings, clock);
        return Beans.wire(
                new EventService(),
                LogWriters.of(new FakeLogStore(), executors, clock, settings),
                running,
                pages,
                posts);
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void onePageIsMergedFromInvocationsAndPostedEventsAtTheSameMomentToo() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            OffsetDateTime at = now.minusSeconds(i / 5);
            UUID id = new UUID(i % 2 == 0 ? -i : i, i);
            ids.add(id);
            if (i % 3 == 0) {
                post(id, at);
            } else {
                record(id, function, at, "SUCCESS");
            }
        }
        List<EventValue> read = new ArrayList<>();
        String token = null;
        do {
            Page<EventValue> page = service.list(Callers.all(), query(EventFilter.ALL, 2, token));
            read.addAll(page.items());
            token = page.nextToken();
        } while (token != null);
        assertThat(read).extracting(EventValue::id).hasSize(12).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(read)
                .extracting(EventValue::timestamp)
                .isSortedAccordingTo(OffsetDateTime.timeLineOrder().reversed());
    }

    @Test
    void aTokenOfAnotherListIsRefused() {
        assertInvalid("page_token", () -> service.list(Callers.all(), query(EventFilter.ALL, 2, "bDoxOjI")));
    }

    @Test
    void invocationsHaveTheNameOfTheirFunctionAndThoseOfADeletedOneItsId() {
        record(new UUID(1, 1), function, now, "SUCCESS");
        record(new UUID(1, 2), new UUID(9, 9), now.minusSeconds(1), "TIMED_OUT");

        List<EventValue> found = list(EventFilter.ALL);

        assertThat(found).extracting(EventValue::source).containsExactly("listening", new UUID(9, 9).toString());
        assertThat(found).extracting(EventValue::status).containsExactly(EventStatus.SUCCESS, EventStatus.FAILURE);
        assertThat(found).extracting(EventValue::outcome).containsExactly("SUCCESS", "TIMED_OUT");
        assertThat(found).extracting(EventValue::tag).containsOnly("$current");
    }

    @Test
    void filtersHoldForBothKinds() {
        record(new UUID(1, 1), function, now, "SUCCESS");
        record(new UUID(1, 2), function("other"), now, "FUNCTION_ERROR");
        post(new UUID(1, 3), now);

        assertThat(list(filter(Set.of(EventType.FUNCTION_INVOCATION), Set.of(), null, null)))
                .hasSize(2);
        assertThat(list(filter(Set.of(EventType.OTHER), Set.of(), null, null))).hasSize(1);
        assertThat(list(filter(Set.of(EventType.ITEM_SHIPPED), Set.of(), null, null)))
                .isEmpty();
        assertThat(list(filter(Set.of(), Set.of(EventStatus.SUCCESS), null, null)))
                .hasSize(2);
        assertThat(list(filter(Set.of(), Set.of(EventStatus.FAILURE), null, null)))
                .hasSize(1);
        assertThat(list(filter(Set.of(), Set.of(EventStatus.PENDING), null, null)))
                .isEmpty();
        assertThat(list(filter(Set.of(), Set.of(), "listening", null))).hasSize(1);
        assertThat(list(filter(Set.of(), Set.of(), "shop", null))).hasSize(1);
        assertThat(list(filter(Set.of(), Set.of(), "nobody", null))).isEmpty();
        assertThat(list(filter(Set.of(), Set.of(), null, function))).hasSize(1);
        assertThat(list(filter(Set.of(), Set.of(), "other", function))).isEmpty();
        assertThat(list(filter(Set.of(), Set.of(), function.toString(), null))).isEmpty();
    }

    @Test
    void filtersOfInvocationsShowNothingElse() {
        UUID version = new UUID(4, 4);
        record(new UUID(1, 1), function, now, "SUCCESS");
        record(new UUID(1, 2), function, now.minusSeconds(1), "TIMED_OUT");
        InvocationRecordEntity slow = events.records.get(new UUID(1, 2));
        slow.setVersionId(version);
        slow.setDurationMs(20_000);
        slow.setCaller("alice");
        post(new UUID(1, 3), now);

        for (InvocationFilter invocations : List.of(
                new InvocationFilter(Set.of("TIMED_OUT", "REFUSED"), null, 0, null),
                new InvocationFilter(Set.of(), version, 0, null),
                new InvocationFilter(Set.of(), null, 6, null),
                new InvocationFilter(Set.of(), null, 0, "alice"))) {
            assertThat(list(like(invocations))).extracting(EventValue::id).containsExactly(slow.getId());
        }
        assertThat(list(like(new InvocationFilter(Set.of(), null, 5, null)))).hasSize(2);
        assertThat(list(new EventFilter(
                        Set.of(),
                        Set.of(EventStatus.SUCCESS),
                        null,
                        null,
                        new InvocationFilter(Set.of("TIMED_OUT"), null, 0, null))))
                .isEmpty();
    }

    @Test
    void ofInvocationsInProgressOnlyTheCallerIsKnown() {
        running.began(new Running(new UUID(1, 1), Callers.SITE, function, now, "alice"));

        assertThat(list(like(new InvocationFilter(Set.of(), null, 0, "alice")))).hasSize(1);
        for (InvocationFilter invocations : List.of(
                new InvocationFilter(Set.of(), null, 0, "bob"),
                new InvocationFilter(Set.of("SUCCESS"), null, 0, "alice"),
                new InvocationFilter(Set.of(), new UUID(4, 4), 0, "alice"),
                new InvocationFilter(Set.of(), null, 1, "alice"))) {
            assertThat(list(like(invocations))).isEmpty();
        }
    }

    @Test
    void aSearchThatFindsNextToNothingEndsAndGoesOnWithTheNextPage() {
        for (int i = 0; i <= Page.ROWS_SEARCHED; i++) {
            record(new UUID(1, i), function, now.minusSeconds(i), i == Page.ROWS_SEARCHED ? "TIMED_OUT" : "SUCCESS");
        }
        post(new UUID(2, 1), now.minusSeconds(1));
        post(new UUID(2, 2), now.minusSeconds(Page.ROWS_SEARCHED + 1));
        running.began(new Running(new UUID(3, 1), Callers.SITE, function, now.minusDays(1), "alice"));
        EventFilter failures = filter(Set.of(), Set.of(EventStatus.FAILURE), null, null);
        EventFilter all = filter(Set.of(), Set.of(EventStatus.FAILURE, EventStatus.PENDING), null, null);

        Page<EventValue> first = service.list(Callers.all(), query(failures, 5, null));
        Page<EventValue> second = service.list(Callers.all(), query(failures, 5, first.nextToken()));

        assertThat(first.items()).isEmpty();
        assertThat(first.searchedTo()).isEqualTo(now.minusSeconds(Page.ROWS_SEARCHED - 1));
        assertThat(second.items()).extracting(EventValue::outcome).containsExactly("TIMED_OUT");
        assertThat(second.nextToken()).isNull();
        assertThat(second.searchedTo()).isNull();

        events.events.values().forEach(event -> event.setStatus("FAILURE"));
        assertThat(ids(all, null)).containsExactly(new UUID(2, 1));
        assertThat(ids(all, service.list(Callers.all(), query(all, 5, null)).nextToken()))
                .containsExactly(new UUID(1, Page.ROWS_SEARCHED), new UUID(2, 2), new UUID(3, 1));
        assertThat(service.list(Callers.all(), query(EventFilter.ALL, 5, null)).searchedTo())
                .isNull();
    }

    private List<UUID> ids(EventFilter filter, @Nullable String token) {
        return service.list(Callers.all(), query(filter, 5, token)).items().stream()
                .map(EventValue::id)
                .toList();
    }

    private static EventFilter like(InvocationFilter invocations) {
        return new EventFilter(Set.of(), Set.of(), null, null, invocations);
    }

    @Test
    void aRecordedInvocationTellsWhatItAnsweredAndUsedAndOthersNothing() {
        record(new UUID(1, 1), function, now, "SUCCESS");
        InvocationRecordEntity stored = events.records.get(new UUID(1, 1));
        stored.setStatus(201);
        stored.setCpuTimeMs(3L);
        stored.setAllocatedBytes(70_000L);
        post(new UUID(1, 2), now.minusSeconds(1));
        running.began(new Running(new UUID(1, 3), Callers.SITE, function, now.minusSeconds(2), "alice"));

        assertThat(list(EventFilter.ALL))
                .extracting(EventValue::measured)
                .containsExactly(new MeasuredValue(201, 3L, 70_000L), MeasuredValue.NONE, MeasuredValue.NONE);
    }

    @Test
    void aVersionThatWasNamedByItsIdHasNoTag() {
        record(new UUID(1, 1), function, now, "SUCCESS");
        events.records.get(new UUID(1, 1)).setTag("$version");

        assertThat(list(EventFilter.ALL)).extracting(EventValue::tag).containsOnlyNulls();
    }

    @Test
    void invocationsOfADeletedFunctionAreFoundByItsId() {
        record(new UUID(1, 1), new UUID(9, 9), now, "SUCCESS");

        assertThat(list(filter(Set.of(), Set.of(), new UUID(9, 9).toString(), null)))
                .hasSize(1);
    }

    @Test
    void invocationsInProgressArePendingUntilTheyHaveARecord() {
        Running invocation = new Running(new UUID(1, 1), Callers.SITE, function, now, "alice");
        running.began(invocation);

        assertThat(list(EventFilter.ALL)).extracting(EventValue::status).containsExactly(EventStatus.PENDING);
        assertThat(list(filter(Set.of(), Set.of(EventStatus.PENDING), null, null)))
                .hasSize(1);
        assertThat(list(filter(Set.of(), Set.of(EventStatus.SUCCESS), null, null)))
                .isEmpty();
        assertThat(list(filter(Set.of(), Set.of(), null, new UUID(9, 9)))).isEmpty();
        assertThat(service.get(Callers.all(), invocation.id()).source()).isEqualTo("listening");
        assertNotFound(() -> service.get(Callers.ofOtherSite(), invocation.id()));

        record(invocation.id(), function, now, "SUCCESS");
        assertThat(list(EventFilter.ALL)).extracting(EventValue::status).containsExactly(EventStatus.SUCCESS);
        assertThat(service.get(Callers.all(), invocation.id()).status()).isEqualTo(EventStatus.SUCCESS);

        running.ended(invocation.id());
        assertThat(list(EventFilter.ALL)).hasSize(1);
    }

    @Test
    void eventsOfAnotherSiteAreNotThere() {
        record(new UUID(1, 1), function, now, "SUCCESS");
        post(new UUID(1, 2), now);

        assertThat(service.list(Callers.ofOtherSite(), query(EventFilter.ALL, 9, null))
                        .items())
                .isEmpty();
        for (UUID id : List.of(new UUID(1, 1), new UUID(1, 2), UUID.randomUUID())) {
            assertNotFound(() -> service.get(Callers.ofOtherSite(), id));
        }
    }

    @Test
    void recordsPastTheirRetentionAreNotShown() {
        record(new UUID(1, 1), function, now.minusHours(73), "SUCCESS");

        assertThat(list(EventFilter.ALL)).isEmpty();
    }

    @Test
    void anEventThatNobodyWaitsForIsASuccessAtOnce() {
        EventValue event = service.post(
                Callers.all(), new NewEvent(EventType.ORDER_PLACED, "shop", "{\"token\":1}", "{\"token\":1}", null));

        assertThat(event.status()).isEqualTo(EventStatus.SUCCESS);
        assertThat(event.timestamp()).isEqualTo(now);
        assertThat(event.request().text()).isEqualTo("{\"token\":\"[redacted]\"}");
        assertThat(event.request().bytes()).isEqualTo(11);
        assertThat(service.get(Callers.all(), event.id())).isEqualTo(event);
        assertThat(posted.events).containsExactly(new EventPosted(Callers.SITE, event));
        assertThat(events.queued).isEmpty();
    }

    @Test
    void anEventIsDeliveredByEachBindingWithItsWholePayload() {
        binding(function, null);
        binding(function, "shop");
        binding(function, "warehouse");

        EventValue event = service.post(
                Callers.all(), new NewEvent(EventType.ORDER_PLACED, "shop", "{\"token\":1}", "{\"token\":1}", null));

        assertThat(event.status()).isEqualTo(EventStatus.PENDING);
        assertThat(event.processingTime()).isNull();
        assertThat(event.deliveries())
                .hasSize(2)
                .extracting(DeliveryValue::status)
                .containsOnly(EventStatus.PENDING);
        assertThat(events.queued).hasSize(2).allSatisfy(message -> {
            assertThat(message.payload()).isEqualTo("{\"token\":1}");
            assertThat(message.eventId()).isEqualTo(event.id());
            assertThat(message.functionId()).isEqualTo(function);
            assertThat(message.siteId()).isEqualTo(Callers.SITE);
        });
    }

    @Test
    void anEventSucceedsWithItsLastDeliveryAndOnce() {
        binding(function, null);
        binding(function, null);
        EventValue event = service.post(Callers.all(), new NewEvent(EventType.ORDER_PLACED, "s", null, null, null));
        List<UUID> ids = event.deliveries().stream()
                .map(DeliveryValue::asyncInvocationId)
                .toList();

        deliveries.ended(ids.get(0), 2, null);
        assertThat(service.get(Callers.all(), event.id()).status()).isEqualTo(EventStatus.PENDING);
        deliveries.ended(ids.get(1), 1, null);
        deliveries.ended(ids.get(1), 1, "late");
        deliveries.ended(UUID.randomUUID(), 0, null);

        EventValue done = service.get(Callers.all(), event.id());
        assertThat(done.status()).isEqualTo(EventStatus.SUCCESS);
        assertThat(done.retryCount()).isEqualTo(3);
        assertThat(done.processingTime()).isZero();
        assertThat(ended.events).containsExactly(new EventEnded(Callers.SITE, done));
        assertThat(events.queued).extracting(EventMessage::payload).containsOnly("{}");
    }

    @Test
    void oneDeadDeliveryIsAFailureUntilItSucceedsAfterAll() {
        binding(function, null);
        binding(function, null);
        EventValue event = service.post(Callers.all(), new NewEvent(EventType.ORDER_PLACED, "s", null, null, null));
        UUID dead = event.deliveries().get(0).asyncInvocationId();
        deliveries.ended(dead, 3, "no use");
        deliveries.ended(event.deliveries().get(1).asyncInvocationId(), 0, null);

        EventValue failed = service.get(Callers.all(), event.id());
        assertThat(failed.status()).isEqualTo(EventStatus.FAILURE);
        assertThat(failed.error()).isEqualTo("1 of 2 deliveries failed: no use");

        deliveries.ended(dead, 4, null);
        assertThat(service.get(Callers.all(), event.id()).status()).isEqualTo(EventStatus.SUCCESS);
        assertThat(service.get(Callers.all(), event.id()).error()).isNull();
    }

    @Test
    void whatWaitsForADeletedFunctionIsGivenUp() {
        binding(function, null);
        EventValue event = service.post(Callers.all(), new NewEvent(EventType.ORDER_PLACED, "s", null, null, null));

        deliveries.onFunctionDeleted(new FunctionDeleted(function, UUID.randomUUID(), null));

        assertThat(service.get(Callers.all(), event.id()).status()).isEqualTo(EventStatus.FAILURE);
    }

    @Test
    void whatBreaksARuleIsNotPosted() {
        assertInvalid("type", () -> post(EventType.FUNCTION_INVOCATION, "s", null, null));
        assertInvalid("source", () -> post(EventType.OTHER, " ", null, null));
        assertInvalid("source", () -> post(EventType.OTHER, "s".repeat(256), null, null));
        assertInvalid("payload", () -> post(EventType.OTHER, "s", "a\0b", null));
        assertInvalid("timestamp", () -> post(EventType.OTHER, "s", null, now.plusMinutes(6)));
        assertInvalid("timestamp", () -> post(EventType.OTHER, "s", null, now.minusHours(73)));
        assertThat(events.events).isEmpty();
    }

    @Test
    void permissionsAreAskedFor() {
        assertDenied(() -> service.list(Callers.with(Permission.FUNCTIONS_CREATE), query(EventFilter.ALL, 1, null)));
        assertDenied(() -> service.get(Callers.with(Permission.FUNCTIONS_CREATE), UUID.randomUUID()));
        assertDenied(() -> service.post(
                Callers.with(Permission.FUNCTIONS_READ, Permission.FUNCTIONS_INVOKE),
                new NewEvent(EventType.OTHER, "s", null, null, null)));
    }

    private EventValue post(EventType type, String source, @Nullable String shown, @Nullable OffsetDateTime timestamp) {
        return service.post(Callers.all(), new NewEvent(type, source, null, shown, timestamp));
    }

    private void post(UUID id, OffsetDateTime at) {
        EventEntity event = new EventEntity();
        event.setId(id);
        event.setSiteId(Callers.SITE);
        event.setEventType("OTHER");
        event.setStatus("SUCCESS");
        event.setSource("shop");
        event.setPostedBy("alice");
        event.setOccurredAt(at);
        event.setPostedAt(at);
        events.events.put(id, event);
    }

    private void record(UUID id, UUID functionId, OffsetDateTime at, String outcome) {
        InvocationRecordEntity record = new InvocationRecordEntity();
        record.setId(id);
        record.setSiteId(Callers.SITE);
        record.setFunctionId(functionId);
        record.setOutcome(outcome);
        record.setStartedAt(at);
        record.setDurationMs(5);
        events.records.put(id, record);
    }

    private void binding(UUID functionId, @Nullable String source) {
        EventBindingEntity binding = new EventBindingEntity();
        binding.setId(UUID.randomUUID());
        binding.setSiteId(Callers.SITE);
        binding.setFunctionId(functionId);
        binding.setTag("$current");
        binding.setEventType("ORDER_PLACED");
        binding.setSource(source);
        binding.setEnabled(true);
        events.bindings.put(binding.getId(), binding);
    }

    private UUID function(String name) {
        FunctionEntity entity = new FunctionEntity();
        entity.setId(UUID.randomUUID());
        entity.setSiteId(Callers.SITE);
        entity.setIntegrationId(UUID.randomUUID());
        entity.setName(name);
        database.functions.put(entity.getId(), entity);
        return entity.getId();
    }

    private List<EventValue> list(EventFilter filter) {
        return service.list(Callers.all(), query(filter, 99, null)).items();
    }

    private static EventFilter filter(
            Set<EventType> types, Set<EventStatus> statuses, @Nullable String source, @Nullable UUID functionId) {
        return new EventFilter(types, statuses, source, functionId, InvocationFilter.ALL);
    }

    private static EventQuery query(EventFilter filter, int limit, @Nullable String token) {
        return new EventQuery(null, null, filter, limit, token);
    }

    private static void assertInvalid(String attribute, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class).isThrownBy(call).satisfies(failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
            assertThat(failure.details())
                    .extracting(detail -> detail.attribute())
                    .containsExactly(attribute);
        });
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
    }
}
