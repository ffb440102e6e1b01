// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.page;

import ee.functions.ejb.log.LogQuery;
import ee.functions.ejb.version.PageQuery;
import ee.functions.web.error.ErrorDetail;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.OffsetDateTime;
import java.util.List;

/** Which page of a list a query asks for. */
public final class PageParameters {
    static final String PER_PAGE = "per_page";
    static final String PAGE_TOKEN = "page_token";
    static final String ORDER = "order";
    static final String ORDER_BY = "order_by";
    static final String FROM = "from";
    static final String TO = "to";

    private static final int USUAL_LIMIT = 50;

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

    /** Returns the page of log entries, oldest first, from a stretch of time. */
    public static LogQuery logs(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        int limit = fields.integer(PER_PAGE, 1, LogQuery.MAXIMUM_LIMIT, LogQuery.MAXIMUM_LIMIT);
        OffsetDateTime from = fields.time(FROM);
        OffsetDateTime to = fields.time(TO);
        if (from != null && to != null && !from.isBefore(to)) {
            fields.reject(TO, ErrorDetail.WRONG_VALUE, "must be later than from");
        }
        fields.check();
        return new LogQuery(from, to, limit, fields.text(PAGE_TOKEN));
    }
}
