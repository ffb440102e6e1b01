// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.kv.KvPageToken;
import ee.functions.ejb.kv.KvService;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.page.QueryFields;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/**
 * Which page of items a caller wants.
 *
 * @param limit the most items
 * @param token the token as it came, null for the first page
 * @param afterKey the key behind which the page starts, null for the first page
 */
record KvPage(int limit, @Nullable String token, @Nullable String afterKey) {
    static final String LIMIT = "maxpagesize";
    static final String TOKEN = "p";
    static final int USUAL_LIMIT = 100;

    /** Returns the page that the documented parameters name. */
    static KvPage documented(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        KvPage page = read(fields, LIMIT, TOKEN);
        fields.check(ErrorCode.KV_REQUEST_INVALID);
        return page;
    }

    /** Returns the page that these parameters name; to be used after the fields were checked. */
    static KvPage read(QueryFields fields, String limit, String token) {
        String text = fields.text(token);
        String afterKey = text == null ? null : KvPageToken.read(text).orElse(null);
        if (text != null && afterKey == null) {
            fields.reject(token, ErrorDetail.WRONG_VALUE, "must be taken from the page before, unchanged");
        }
        return new KvPage(fields.integer(limit, 1, KvService.MAXIMUM_PAGE_ITEMS, USUAL_LIMIT), text, afterKey);
    }
}
