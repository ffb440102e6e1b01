// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The token of {@code functions.metrics.scrape-token}: what reads the metrics every few seconds need not be an account of the identity
 * provider. It opens that one address and nothing else; elsewhere it is a token like any other, which the container refuses.
 */
final class ScrapeToken {
    private static final String PATH = "/api/metrics";
    private static final String SCHEME = "Bearer ";

    /** Whoever has the token; the permission is good for the one request only. */
    private static final Identity SCRAPER =
            new Identity("metrics-scraper", Set.of(Permission.FUNCTIONS_ADMINISTER), null, true, null);

    private final byte @Nullable [] token;

    private ScrapeToken(byte @Nullable [] token) {
        this.token = token;
    }

    /** Returns the one of these settings; without one it opens nothing. */
    static ScrapeToken of(Settings settings) {
        return new ScrapeToken(settings.optionalText(Setting.METRICS_SCRAPE_TOKEN)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElse(null));
    }

    /** Returns one that opens nothing. */
    static ScrapeToken none() {
        return new ScrapeToken(null);
    }

    /** Returns who reads the metrics with this request, null if it is another request or has another token. */
    @Nullable
    Identity identity(HttpServletRequest request) {
        byte[] expected = token;
        if (expected == null
                || !HttpMethod.GET.equals(request.getMethod())
                || !PublicAddresses.isExactly(PATH, request)) {
            return null;
        }
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        byte[] given = headers.get(0).substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, given) ? SCRAPER : null;
    }
}
