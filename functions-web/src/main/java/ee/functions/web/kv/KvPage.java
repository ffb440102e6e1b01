// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.kv.KvPageToken;
import ee.functions.ejb.kv.KvService;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.page.QueryFields;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of items or namespaces a caller wants.
 *
 * @param limit the most of them
 * @param token the token as it came, null for the first page
 * @param after the key or the name behind which the page starts, null for the first page
 * @param prefix how the keys of items begin, empty for all
 */
record KvPage(int limit, @Nullable String token, @Nullable String after, String prefix) {
    static final String LIMIT = "maxpagesize";
    static final String TOKEN = "p";
    static final String PREFIX = "prefix";
    static final int USUAL_LIMIT = 100;

    /** Returns the page of items that the documented parameters name. */
    static KvPage ofItems(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        KvPage page = readOfItems(fields, LIMIT, TOKEN);
        fields.check(ErrorCode.KV_REQUEST_INVALID);
        return page;
    }

    /** Returns the page of items that these parameters name; to be used after the fields were checked. */
    static KvPage readOfItems(QueryFields fields, String limit, String token) {
        String prefix = fields.text(PREFIX);
        return read(fields, limit, token, KvPageToken::read, prefix == null ? "" : prefix);
    }

    /** Returns the page of namespaces that the documented parameters name. */
    static KvPage ofNamespaces(MultivaluedMap<String, String> query) {
        QueryFields fields = new QueryFields(query);
        KvPage page = read(fields, LIMIT, TOKEN, KvPageToken::readNamespace, "");
        fields.check(ErrorCode.KV_REQUEST_INVALID);
        return page;
    }

    private static KvPage read(
            QueryFields fields,
            String limit,
            String token,
            Function<String, Optional<String>> position,
            String prefix) {
        String text = fields.text(token);
        String after = text == null ? null : position.apply(text).orElse(null);
        if (text != null && after == null) {
            fields.reject(token, ErrorDetail.WRONG_VALUE, "must be taken from the page before, unchanged");
        }
        return new KvPage(fields.integer(limit, 1, KvService.MAXIMUM_PAGE_ITEMS, USUAL_LIMIT), text, after, prefix);
    }
}
