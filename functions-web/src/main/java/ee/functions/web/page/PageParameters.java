// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.page;

import ee.functions.ejb.async.AsyncStatus;
import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditQuery;
import ee.functions.ejb.event.EventFilter;
import ee.functions.ejb.event.EventQuery;
import ee.functions.ejb.event.EventStatus;
import ee.functions.ejb.event.EventType;
import ee.functions.ejb.event.InvocationFilter;
import ee.functions.ejb.invocation.Outcome;
import ee.functions.ejb.log.LogFilter;
import ee.functions.ejb.log.LogQuery;
import ee.functions.ejb.tail.TailQuery;
import ee.functions.ejb.version.PageQuery;
import ee.functions.web.page.QueryFields.Stretch;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which page of a list a query asks for. */
public final class PageParameters {
    static final String PER_PAGE = "per_page";
    static final String PAGE_TOKEN = "page_token";
    static final String ORDER = "order";
    static final String ORDER_BY = "order_by";
    static final String FROM = "from";
    static final String TO = "to";
    static final String VERSION_ID = "version_id";
    static final String INVOCATION_ID = "invocation_id";
    static final String LEVEL = "level";
    static final String TEXT = "text";
    static final String ACTOR = "actor";
    static final String ACTION = "action";
    static final String RESOURCE_ID = "resource_id";
    static final String TRIGGER_ID = "trigger_id";
    static final String TAG = "tag";
    static final String STATUS = "status";
    static final String TYPE = "type";
    static final String SOURCE = "source";
    static final String FUNCTION_ID = "function_id";
    static final String OUTCOME = "outcome";
    static final String MIN_DURATION_MS = "min_duration_ms";
    static final String CALLER = "caller";

    private static final int USUAL_LIMIT = 50;

    /** As long as the names of sources, functions, actors and sites are at most; a longer one finds nothing. */
    private static final int LONGEST_NAME = 255;

    private static final List<String> ACTIONS =
            Arrays.stream(AuditAction.values()).map(AuditAction::name).toList();
    private static final List<String> STATUSES =
            Arrays.stream(AsyncStatus.values()).map(AsyncStatus::name).toList();

    private static final List<String> EVENT_TYPES =
            Arrays.stream(EventType.values()).map(EventType::name).toList();
    private static final List<String> EVENT_STATUSES =
            Arrays.stream(EventStatus.values()).map(EventStatus::name).toList();
    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Outcome::name).toList();

    private PageParameters() {}

    /** Returns the page of a list that is ordered by time of creation, newest first unless the query says otherwise. */
    public static PageQuery list(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        int limit = fields.integer(PER_PAGE, 1, PageQuery.MAXIMUM_LIMIT, USUAL_LIMIT);
        boolean ascending = fields.oneOf(ORDER, List.of("desc", "asc")).equals("asc");
        fields.oneOf(ORDER_BY, List.of("created_at"));
        fields.check();
        return new PageQuery(limit, ascending, fields.text(PAGE_TOKEN));
    }

    /** Returns the page of a history, which is always newest first. */
    public static PageQuery history(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        int limit = fields.integer(PER_PAGE, 1, PageQuery.MAXIMUM_LIMIT, USUAL_LIMIT);
        fields.check();
        return new PageQuery(limit, false, fields.text(PAGE_TOKEN));
    }

    /** Returns the page of scheduled triggers, oldest first; as long as it may be, because the public client reads one only. */
    public static PageQuery triggers(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        int limit = fields.integer(PER_PAGE, 1, PageQuery.MAXIMUM_LIMIT, PageQuery.MAXIMUM_LIMIT);
        fields.check();
        return new PageQuery(limit, true, fields.text(PAGE_TOKEN));
    }

    /** Returns the function whose scheduled triggers are asked for, null for those of all. */
    public static @Nullable UUID triggerId(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        UUID id = fields.id(TRIGGER_ID);
        fields.check();
        return id;
    }

    /** Returns the tag whose history is asked for, null for those of all. */
    public static @Nullable String tag(MultivaluedMap<String, String> query) {
        return new QueryFields(query).text(TAG);
    }

    /** Returns the status of the asynchronous invocations that are asked for, null for those of all. */
    public static @Nullable AsyncStatus asyncStatus(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        if (fields.text(STATUS) == null) {
            return null;
        }
        String status = fields.oneOf(STATUS, STATUSES);
        fields.check();
        return AsyncStatus.valueOf(status);
    }

    /**
     * Returns the page of events, newest first, of some types or statuses, a source, a function or a stretch of time; of
     * invocations also with some outcomes, of a version, a caller, or that took long.
     */
    public static EventQuery events(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        int limit = fields.integer(PER_PAGE, 1, EventQuery.MAXIMUM_LIMIT, USUAL_LIMIT);
        Stretch stretch = fields.stretch(FROM, TO);
        Set<String> types = fields.someOf(TYPE, EVENT_TYPES);
        Set<String> statuses = fields.someOf(STATUS, EVENT_STATUSES);
        String source = fields.text(SOURCE, LONGEST_NAME);
        UUID functionId = fields.id(FUNCTION_ID);
        InvocationFilter invocations = new InvocationFilter(
                fields.someOf(OUTCOME, OUTCOMES),
                fields.id(VERSION_ID),
                fields.integer(MIN_DURATION_MS, 0, InvocationFilter.MAXIMUM_DURATION_MS, 0),
                fields.text(CALLER, InvocationFilter.MAXIMUM_CALLER));
        fields.check();
        EventFilter filter = new EventFilter(
                types.stream().map(EventType::valueOf).collect(Collectors.toSet()),
                statuses.stream().map(EventStatus::valueOf).collect(Collectors.toSet()),
                source,
                functionId,
                invocations);
        return new EventQuery(stretch.from(), stretch.to(), filter, limit, fields.text(PAGE_TOKEN));
    }

    /** Returns the page of bindings of events, oldest first. */
    public static PageQuery bindings(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        int limit = fields.integer(PER_PAGE, 1, PageQuery.MAXIMUM_LIMIT, USUAL_LIMIT);
        fields.check();
        return new PageQuery(limit, true, fields.text(PAGE_TOKEN));
    }

    /** Returns the function whose bindings of events are asked for, null for those of all. */
    public static @Nullable UUID functionId(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        UUID id = fields.id(FUNCTION_ID);
        fields.check();
        return id;
    }

    /**
     * Returns the page of log entries, oldest first unless the query says otherwise, from a stretch of time, of one version,
     * invocation or some levels, or with a text in them.
     */
    public static LogQuery logs(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        int limit = fields.integer(PER_PAGE, 1, LogQuery.MAXIMUM_LIMIT, LogQuery.MAXIMUM_LIMIT);
        boolean ascending = fields.oneOf(ORDER, List.of("asc", "desc")).equals("asc");
        Stretch stretch = fields.stretch(FROM, TO);
        LogFilter filter = logFilter(fields);
        fields.check();
        return new LogQuery(stretch.from(), stretch.to(), filter, ascending, limit, fields.text(PAGE_TOKEN));
    }

    /**
     * Returns which entries a tail of a log shows: those of a time and later, of one version, invocation or some levels, or with
     * a text in them.
     *
     * @param after the position of the last entry that the client has, null or empty for none
     */
    public static TailQuery tail(MultivaluedMap<String, String> query, @Nullable String after) {
        QueryFields fields = new QueryFields(query);
        OffsetDateTime from = fields.time(FROM);
        LogFilter filter = logFilter(fields);
        fields.check();
        return new TailQuery(from, filter, after == null || after.isEmpty() ? null : after);
    }

    private static LogFilter logFilter(QueryFields fields) {
        return new LogFilter(
                fields.id(VERSION_ID),
                fields.id(INVOCATION_ID),
                fields.someOf(LEVEL, LogFilter.LEVELS),
                fields.text(TEXT, LogFilter.MAXIMUM_TEXT));
    }

    /** Returns the page of audit records, newest first unless the query says otherwise. */
    public static AuditQuery audit(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        int limit = fields.integer(PER_PAGE, 1, AuditQuery.MAXIMUM_LIMIT, USUAL_LIMIT);
        boolean ascending = fields.oneOf(ORDER, List.of("desc", "asc")).equals("asc");
        Stretch stretch = fields.stretch(FROM, TO);
        String actor = fields.text(ACTOR, LONGEST_NAME);
        Set<String> actions = fields.someOf(ACTION, ACTIONS);
        String resourceId = fields.text(RESOURCE_ID, LONGEST_NAME);
        fields.check();
        return new AuditQuery(
                stretch.from(),
                stretch.to(),
                actor,
                actions.stream().map(AuditAction::valueOf).collect(Collectors.toSet()),
                resourceId,
                ascending,
                limit,
                fields.text(PAGE_TOKEN));
    }
}
