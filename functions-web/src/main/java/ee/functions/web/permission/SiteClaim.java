// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import ee.functions.web.json.JsonValues;
import ee.functions.web.request.PathId;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the site of the caller from a claim of the bearer token. The container has verified the token; this only decodes
 * it, the same way on every server. It therefore insists that the token it decodes is the one that was verified: a container
 * may look for tokens elsewhere, but not if there is exactly one {@code Authorization} header with exactly one bearer token.
 */
final class SiteClaim {
    private static final Pattern BEARER =
            Pattern.compile("Bearer +([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)", Pattern.CASE_INSENSITIVE);

    private SiteClaim() {}

    /** Returns the site, empty if the token has no usable claim of this name. */
    static Optional<String> read(HttpServletRequest request, String claim) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        return headers.size() == 1 ? read(headers.get(0), claim) : Optional.empty();
    }

    static Optional<String> read(String authorization, String claim) {
        Matcher bearer = BEARER.matcher(authorization.strip());
        if (!bearer.matches()) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(bearer.group(2));
            try (JsonReader reader = JsonValues.JSON.createReader(new ByteArrayInputStream(payload))) {
                JsonObject claims = reader.readObject();
                return claims.get(claim) instanceof JsonString site && PathId.isSite(site.getString())
                        ? Optional.of(site.getString())
                        : Optional.empty();
            }
        } catch (IllegalArgumentException | JsonException notAToken) {
            return Optional.empty();
        }
    }
}
