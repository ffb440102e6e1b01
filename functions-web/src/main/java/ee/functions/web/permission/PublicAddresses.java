// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The addresses that are for everybody, without a token: those of the {@link PublicEndpoint}s. Every other one needs a token, also
 * one that nobody has thought of. Whoever asks for a token has none; the description of the interface and the
 * health of the server hold nothing secret.
 */
final class PublicAddresses {
    private static final Set<String> EXACT = Set.of(
            "/operator_authentication/tokens",
            "/operator_authentication/tokens/",
            "/sites/tokens",
            "/sites/tokens/",
            "/openapi.json",
            "/openapi.yaml",
            "/docs",
            "/docs/",
            "/api/v1/functions/swagger-ui",
            "/api/v1/functions/swagger-ui/",
            "/api/health/live",
            "/api/health/live/",
            "/api/health/ready",
            "/api/health/ready/",
            "/api/health/started",
            "/api/health/started/");
    /** Nothing in it that some reader of addresses might take for more than a part of a name. */
    private static final Pattern BELOW_THE_PAGE = Pattern.compile("/docs/[A-Za-z0-9._/-]+");

    private PublicAddresses() {}

    /**
     * Returns whether the request is to one of them. It must be written as it is meant: an address that has to be decoded, or loses a
     * parameter of its path, before it is one of these, may be another one to who decodes it differently.
     */
    static boolean contain(HttpServletRequest request) {
        String path = path(request);
        return contain(path) && isAsWritten(path, request);
    }

    /** Returns whether the request is to this path below the context root, and written as it is meant. */
    static boolean isExactly(String address, HttpServletRequest request) {
        String path = path(request);
        return address.equals(path) && isAsWritten(path, request);
    }

    private static String path(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getServletPath(), "")
                + Objects.requireNonNullElse(request.getPathInfo(), "");
    }

    private static boolean isAsWritten(String path, HttpServletRequest request) {
        return (request.getContextPath() + path).equals(request.getRequestURI());
    }

    /** Returns whether a path below the context root is one of them. */
    static boolean contain(String path) {
        return EXACT.contains(path)
                || (path.startsWith("/docs/")
                        && BELOW_THE_PAGE.matcher(path).matches()
                        && !path.contains("//")
                        && !path.contains("/."));
    }
}
