// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import ee.functions.ejb.invocation.HeaderValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The headers of an invocation: those that came, and those of a function's answer that may go out. */
final class FunctionHeaders {
    /** Headers of the connection, of the caller's side, or of the platform: a function cannot set them (seed 003). */
    private static final Set<String> DROPPED = Set.of(
            "authorization",
            "connection",
            "content-length",
            "cookie",
            "host",
            "keep-alive",
            "max-forwards",
            "proxy-authenticate",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "via",
            "x-content-type-options",
            "x-function-error",
            "x-function-id",
            "x-function-outcome",
            "x-function-version-id",
            "x-invocation-id",
            "x-request-id");

    /** Headers that mean something about this server; from a function they go out under another name (seed 003). */
    private static final Set<String> REMAPPED = Set.of(
            "content-md5",
            "date",
            "ratelimit",
            "ratelimit-policy",
            "server",
            "server-timing",
            "www-authenticate",
            "x-rate-limit-limit",
            "x-rate-limit-remaining",
            "x-rate-limit-reset");

    /** Headers that describe the body that came. */
    private static final Set<String> OF_BODY = Set.of(
            "content-digest", "content-encoding", "content-language", "content-length", "content-md5", "content-type");

    private static final String REMAPPED_PREFIX = "X-Function-Remapped-";
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\x80-\\xff\\t]*");

    private FunctionHeaders() {}

    static List<HeaderValue> of(HttpServletRequest request) {
        List<HeaderValue> headers = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                headers.add(new HeaderValue(name, value));
            }
        }
        return headers;
    }

    /** Returns the headers that came with a request whose body has become other JSON: what described the body says so now. */
    static List<HeaderValue> withJson(HttpServletRequest request) {
        List<HeaderValue> headers = new ArrayList<>();
        for (HeaderValue header : of(request)) {
            if (!OF_BODY.contains(header.name().toLowerCase(Locale.ROOT))) {
                headers.add(header);
            }
        }
        headers.add(new HeaderValue("Content-Type", "application/json"));
        return headers;
    }

    static void copy(List<HeaderValue> headers, Response.ResponseBuilder response) {
        for (HeaderValue header : headers) {
            String name = header.name().toLowerCase(Locale.ROOT);
            boolean wellFormed = NAME.matcher(name).matches()
                    && VALUE.matcher(header.value()).matches();
            if (wellFormed && !DROPPED.contains(name)) {
                response.header(
                        REMAPPED.contains(name) ? REMAPPED_PREFIX + header.name() : header.name(), header.value());
            }
        }
    }
}
