// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.page;

import ee.functions.web.json.JsonValues;
import ee.functions.web.request.PublicBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The absolute address of the next page, as the caller must see it: clients fetch it as it stands. */
@ApplicationScoped
public class NextPage {
    private static final List<String> KEPT_PARAMETERS = List.of(
            PageParameters.PER_PAGE,
            PageParameters.ORDER,
            PageParameters.ORDER_BY,
            PageParameters.FROM,
            PageParameters.TO,
            PageParameters.VERSION_ID,
            PageParameters.INVOCATION_ID,
            PageParameters.LEVEL,
            PageParameters.TEXT,
            PageParameters.ACTOR,
            PageParameters.ACTION,
            PageParameters.RESOURCE_ID,
            PageParameters.TRIGGER_ID,
            PageParameters.TAG,
            PageParameters.TYPE,
            PageParameters.STATUS,
            PageParameters.SOURCE,
            PageParameters.FUNCTION_ID,
            PageParameters.OUTCOME,
            PageParameters.MIN_DURATION_MS,
            PageParameters.CALLER);

    @Inject
    PublicBase publicBase;

    /** Returns the address of the page that a token stands for, JSON null if there is no token. */
    public JsonValue of(HttpServletRequest request, UriInfo uri, @Nullable String token) {
        return JsonValues.text(
                token == null
                        ? null
                        : address(publicBase.of(request), uri.getPath(false), uri.getQueryParameters(), token));
    }

    static String address(String base, String path, MultivaluedMap<String, String> query, String token) {
        StringBuilder address = new StringBuilder(base);
        if (!path.startsWith("/")) {
            address.append('/');
        }
        address.append(path).append('?');
        for (String name : KEPT_PARAMETERS) {
            String value = query.getFirst(name);
            if (value != null && !value.isEmpty()) {
                address.append(name).append('=').append(encode(value)).append('&');
            }
        }
        return address.append(PageParameters.PAGE_TOKEN)
                .append('=')
                .append(encode(token))
                .toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
