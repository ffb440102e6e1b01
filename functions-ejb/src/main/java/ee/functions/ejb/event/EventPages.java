// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.event.RunningInvocations.Running;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.page.PageMoment;
import ee.functions.ejb.page.PageToken;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads events in one transaction: one page is merged from the records of invocations, the posted events and the invocations in
 * progress, of each as many as fit, in the one order of moment and id.
 */
@ApplicationScoped
public class EventPages {
    private static final String TOKEN_KIND = "e";
    private static final Comparator<EventValue> NEWEST_FIRST =
            Comparator.comparing(EventPages::position, EventPosition.NEWEST_FIRST);
    private static final OffsetDateTime EARLIEST = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    @Inject
    FunctionRepository functions;

    @Inject
    InvocationRecordRepository records;

    @Inject
    EventRepository events;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** What of a query both tables need to know. */
    private record Wanted(
            String siteId,
            OffsetDateTime from,
            OffsetDateTime to,
            EventFilter filter,
            @Nullable EventPosition after,
            int limit) {}

    /**
     * What was found among the records of invocations.
     *
     * @param until nothing behind this position was looked at; null if all was
     */
    private record Found(
            List<InvocationRecordEntity> records, @Nullable EventPosition until) {
        static final Found NOTHING = new Found(List.of(), null);
    }

    /**
     * Returns a page of the events of a site; invocations past their retention are not shown. With filters of invocations no more
     * than {@link Page#ROWS_SEARCHED} of them are looked at.
     *
     * @param running the invocations in progress when this was asked; those that have a record by now are shown as recorded
     */
    @Transactional
    public Page<EventValue> page(String siteId, EventQuery query, List<Running> running) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime from = query.from();
        OffsetDateTime to = query.to();
        String token = query.token();
        Wanted wanted = new Wanted(
                siteId,
                from == null ? EARLIEST : from,
                to == null ? now.plusDays(1) : to,
                query.filter(),
                token == null ? null : position(token),
                query.limit() + 1);
        Map<UUID, String> names = new HashMap<>();
        Supplier<Map<UUID, String>> ofSite = () -> {
            if (names.isEmpty()) {
                functions.listBySite(siteId).forEach(function -> names.put(function.getId(), function.getName()));
            }
            return names;
        };
        Map<UUID, EventValue> rows = new LinkedHashMap<>();
        Found found = Found.NOTHING;
        if (wanted.filter().wants(EventType.FUNCTION_INVOCATION)) {
            found = invocations(wanted, now);
            found.records().forEach(record -> rows.put(record.getId(), value(record, ofSite.get())));
            inProgress(wanted, running, ofSite).forEach(event -> rows.putIfAbsent(event.id(), event));
        }
        posted(wanted).forEach(event -> rows.put(event.id(), event));
        EventPosition until = found.until();
        List<EventValue> merged = rows.values().stream()
                .filter(event -> until == null || EventPosition.NEWEST_FIRST.compare(position(event), until) <= 0)
                .sorted(NEWEST_FIRST)
                .limit(wanted.limit())
                .toList();
        Page<EventValue> page = Page.of(merged, query.limit(), event -> event, event -> token(position(event)));
        return until == null ? page : page.searchedTo(query.limit(), token(until), until.at());
    }

    /** Returns a stored event of the site; empty if there is none. */
    @Transactional
    public Optional<EventValue> find(String siteId, UUID id) {
        Optional<EventEntity> posted = events.find(siteId, id);
        if (posted.isPresent()) {
            return posted.map(event -> StoredEvents.value(event, events.deliveries(List.of(id))));
        }
        return records.find(siteId, id).map(record -> StoredEvents.value(record, name(record.getFunctionId())));
    }

    /** Returns what the source of events of a function is called. */
    @Transactional
    public String name(UUID functionId) {
        return functions.find(functionId).map(FunctionEntity::getName).orElseGet(functionId::toString);
    }

    private Found invocations(Wanted wanted, OffsetDateTime now) {
        EventFilter filter = wanted.filter();
        boolean succeeded = filter.wants(EventStatus.SUCCESS);
        boolean failed = filter.wants(EventStatus.FAILURE);
        Optional<InvokedFunction> function = function(wanted.siteId(), filter);
        OffsetDateTime oldest = now.minus(settings.duration(Setting.LOG_RETENTION_HOURS));
        if (function.isEmpty() || (!succeeded && !failed) || !oldest.isBefore(wanted.to())) {
            return Found.NOTHING;
        }
        InvocationFilter like = filter.invocations();
        InvocationCriteria criteria = new InvocationCriteria(
                wanted.siteId(),
                wanted.from().isBefore(oldest) ? oldest : wanted.from(),
                wanted.to(),
                function.get().id(),
                succeeded && failed ? null : succeeded,
                like.outcomes(),
                like.versionId(),
                like.minimumDurationMs(),
                like.caller());
        EventPosition until = criteria.isRange()
                ? null
                : records.reach(criteria, wanted.after(), Page.ROWS_SEARCHED).orElse(null);
        return new Found(records.page(criteria, wanted.after(), until, wanted.limit()), until);
    }

    private List<EventValue> inProgress(Wanted wanted, List<Running> running, Supplier<Map<UUID, String>> names) {
        EventFilter filter = wanted.filter();
        Optional<InvokedFunction> function = function(wanted.siteId(), filter);
        if (running.isEmpty() || function.isEmpty() || !filter.wants(EventStatus.PENDING)) {
            return List.of();
        }
        UUID only = function.get().id();
        EventPosition after = wanted.after();
        return running.stream()
                .filter(invocation -> only == null || invocation.functionId().equals(only))
                .filter(invocation -> filter.invocations().showsInProgress(invocation.caller()))
                .filter(invocation -> !invocation.startedAt().isBefore(wanted.from())
                        && invocation.startedAt().isBefore(wanted.to()))
                .map(invocation -> invocation.event(name(invocation.functionId(), names.get())))
                .filter(event -> after == null || EventPosition.NEWEST_FIRST.compare(position(event), after) > 0)
                .toList();
    }

    private List<EventValue> posted(Wanted wanted) {
        EventFilter filter = wanted.filter();
        if (filter.functionId() != null
                || !filter.invocations().isAll()
                || filter.types().equals(Set.of(EventType.FUNCTION_INVOCATION))) {
            return List.of();
        }
        List<EventEntity> rows = events.page(
                new EventCriteria(
                        wanted.siteId(),
                        wanted.from(),
                        wanted.to(),
                        filter.types().stream().map(EventType::name).collect(Collectors.toSet()),
                        filter.statuses().stream().map(EventStatus::name).collect(Collectors.toSet()),
                        filter.source()),
                wanted.after(),
                wanted.limit());
        Map<UUID, List<EventDeliveryEntity>> deliveries =
                events.deliveries(rows.stream().map(EventEntity::getId).toList()).stream()
                        .collect(Collectors.groupingBy(EventDeliveryEntity::getEventId));
        List<EventValue> values = new ArrayList<>();
        rows.forEach(row -> values.add(StoredEvents.value(row, deliveries.getOrDefault(row.getId(), List.of()))));
        return values;
    }

    /** The function whose invocations are wanted; without an id those of all. */
    private record InvokedFunction(@Nullable UUID id) {}

    /** Returns the function that id and source of the filter name, empty if they name none, or two. */
    private Optional<InvokedFunction> function(String siteId, EventFilter filter) {
        UUID id = filter.functionId();
        String source = filter.source();
        if (source == null) {
            return Optional.of(new InvokedFunction(id));
        }
        Optional<UUID> named =
                functions.findByName(siteId, source).map(FunctionEntity::getId).or(() -> deleted(source));
        return named.filter(found -> id == null || id.equals(found)).map(InvokedFunction::new);
    }

    private Optional<UUID> deleted(String source) {
        try {
            UUID id = UUID.fromString(source);
            return Optional.of(id)
                    .filter(found -> found.toString().equals(source))
                    .filter(found -> functions.find(found).isEmpty());
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static EventValue value(InvocationRecordEntity record, Map<UUID, String> names) {
        return StoredEvents.value(record, name(record.getFunctionId(), names));
    }

    private static String name(UUID functionId, Map<UUID, String> names) {
        return names.getOrDefault(functionId, functionId.toString());
    }

    private static EventPosition position(EventValue event) {
        return new EventPosition(event.timestamp(), event.id());
    }

    private static EventPosition position(String token) {
        long[] numbers = PageToken.read(TOKEN_KIND, 3, token);
        return new EventPosition(PageMoment.read(numbers[0]), new UUID(numbers[1], numbers[2]));
    }

    private static String token(EventPosition position) {
        return PageToken.write(
                TOKEN_KIND,
                PageMoment.write(position.at()),
                position.id().getMostSignificantBits(),
                position.id().getLeastSignificantBits());
    }
}
