// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import ee.functions.web.page.QueryFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a call by tag hands its request to a function, chosen by the query parameter {@link #PARAMETER}. */
public enum Integration {
    /** The request is handed over as an HTTP request, and the result is answered as an HTTP response. */
    PROXY,
    /** The body is handed over as it is, and the result is answered as it is. */
    RAW,
    /** The request is stored and answered at once; the function runs later. */
    ASYNC;

    /** The name of the query parameter; without it a call is a {@link #PROXY} one. */
    static final String PARAMETER = "integration";

    private static final List<String> IDS =
            Arrays.stream(values()).map(Integration::id).toList();

    /** Returns what a query asks for; a word that is none of these is a problem of the fields. */
    static Integration of(QueryFields query) {
        return values()[IDS.indexOf(query.oneOf(PARAMETER, IDS))];
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
