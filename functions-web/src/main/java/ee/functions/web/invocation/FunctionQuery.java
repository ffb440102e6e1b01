// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of an invocation as its function sees it. */
final class FunctionQuery {
    private FunctionQuery() {}

    /** Returns a query without the parameters of some names, the others as they came; null if nothing is left. */
    static @Nullable String without(Set<String> names, @Nullable String query) {
        if (query == null || names.isEmpty()) {
            return query;
        }
        String left = Arrays.stream(query.split("&", -1))
                .filter(parameter -> !names.contains(name(parameter)))
                .collect(Collectors.joining("&"));
        return left.isEmpty() ? null : left;
    }

    private static String name(String parameter) {
        int end = parameter.indexOf('=');
        String name = end < 0 ? parameter : parameter.substring(0, end);
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return name;
        }
    }
}
