// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import ee.functions.ejb.health.TokenKeys;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody in without a valid token, whatever its roles, except to {@link PublicAddresses}: roles are asked for by each resource
 * method. The container verifies tokens, as it is configured; a token that it has verified counts as verified for a short while
 * ({@link VerifiedTokens}), because the signature costs as much as all the rest of an invocation. What comes of it is the
 * {@link Identity} of the request; the container itself knows who calls only when it was asked.
 *
 * <p>The mapping in {@code web.xml} is what protects everything, in place of a constraint: with one the container would verify before
 * this filter is reached. Dispatches that are no new request, of errors and of asynchronous answers, do not pass here again.
 */
public class AuthenticationFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String AUTHORIZATION = "Authorization";
    private static final String SCHEME = "Bearer";

    @Inject
    transient Settings settings;

    @Inject
    transient Clock clock;

    @Inject
    transient TokenKeys keys;

    private transient VerifiedTokens verified = VerifiedTokens.none();
    private transient ScrapeToken scrapeToken = ScrapeToken.none();

    @Override
    public void init() {
        verified = new VerifiedTokens(
                settings.duration(Setting.SECURITY_VERIFIED_TOKEN_S),
                settings.number(Setting.SECURITY_VERIFIED_TOKENS),
                clock);
        scrapeToken = ScrapeToken.of(settings);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (PublicAddresses.contain(request) || isOpenQuestion(request)) {
            chain.doFilter(request, response);
            return;
        }
        keepOutOfCaches(response);
        Identity scraper = scrapeToken.identity(request);
        Identity identity = scraper == null ? identity(request, response) : scraper;
        if (identity == null) {
            refuse(response);
            return;
        }
        request.setAttribute(Identity.ATTRIBUTE, identity);
        chain.doFilter(request, response);
    }

    /** A preflight of a browser never carries a token. Who sends one with OPTIONS wants it to count. */
    private static boolean isOpenQuestion(HttpServletRequest request) {
        if (!HttpMethod.OPTIONS.equals(request.getMethod())) {
            return false;
        }
        Enumeration<String> headers = request.getHeaders(AUTHORIZATION);
        while (headers.hasMoreElements()) {
            if (headers.nextElement().strip().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Identity identity(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        TokenKey key = verified.isOff() ? null : TokenKey.of(request);
        Identity known = key == null ? null : verified.find(key);
        if (known != null) {
            return known;
        }
        Instant before = clock.instant();
        if (!request.authenticate(response)) {
            return null;
        }
        keys.verified();
        TokenClaims claims = TokenClaims.of(request);
        Identity identity = Identity.authenticated(request, claims, settings).orElse(null);
        if (identity != null && key != null && !claims.isBound()) {
            verified.keep(key, identity, before);
        }
        return identity;
    }

    /** As containers do with what a constraint protects; a resource may say otherwise of its answer. */
    private static void keepOutOfCaches(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-cache, no-store, must-revalidate");
        response.setHeader("Pragma", "no-cache");
        response.setHeader("Expires", "0");
    }

    /** The container has said why in status and headers; the error page says it in the body. */
    private static void refuse(HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            int status = response.getStatus();
            response.sendError(
                    status >= HttpServletResponse.SC_BAD_REQUEST ? status : HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
