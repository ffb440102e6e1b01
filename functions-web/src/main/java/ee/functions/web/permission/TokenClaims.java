// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import ee.functions.web.json.JsonValues;
import ee.functions.web.request.PathId;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what claims of the bearer token say about the caller. The container has verified the token; this only decodes
 * it, the same way on every server. It therefore insists that the token it decodes is the one that was verified: a container
 * may look for tokens elsewhere, but not if there is exactly one {@code Authorization} header with exactly one bearer token.
 */
public final class TokenClaims {
    private static final Pattern BEARER =
            Pattern.compile("Bearer +([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)", Pattern.CASE_INSENSITIVE);
    private static final String USER = "user";
    private static final long LAST_SECOND = Integer.MAX_VALUE * 100L;

    private TokenClaims() {}

    /** Returns the site, empty if the token has no usable claim of this name. */
    static Optional<String> site(HttpServletRequest request, String claim) {
        return authorization(request).flatMap(header -> site(header, claim));
    }

    /** Returns the site that the token in an {@code Authorization} header names, empty if it names none that can be one. */
    public static Optional<String> site(String authorization, String claim) {
        return claim(authorization, claim)
                .filter(JsonString.class::isInstance)
                .map(site -> ((JsonString) site).getString())
                .filter(PathId::isSite);
    }

    /** Returns whether the token is one of a site: it has the claim, with any value but {@code user}. */
    static boolean isOfSite(HttpServletRequest request, String claim) {
        return authorization(request).map(header -> isOfSite(header, claim)).orElse(false);
    }

    /** Returns whether the token in an {@code Authorization} header is one of a site. */
    public static boolean isOfSite(String authorization, String claim) {
        return claim(authorization, claim)
                .map(kind ->
                        !(kind instanceof JsonString text && text.getString().equals(USER)))
                .orElse(false);
    }

    /** Returns whether the token in an {@code Authorization} header was issued for this audience. */
    public static boolean isFor(String authorization, String audience) {
        JsonValue given = claim(authorization, "aud").orElse(JsonValue.NULL);
        JsonString wanted = JsonValues.JSON.createValue(audience);
        return given.equals(wanted) || (given instanceof JsonArray all && all.contains(wanted));
    }

    /** Returns when the token of the request expires, empty if it does not say. */
    public static Optional<OffsetDateTime> expiry(HttpServletRequest request) {
        return authorization(request)
                .flatMap(header -> claim(header, "exp"))
                .filter(JsonNumber.class::isInstance)
                .map(seconds -> ((JsonNumber) seconds).longValue())
                .filter(seconds -> seconds >= 0 && seconds <= LAST_SECOND)
                .map(seconds -> Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
    }

    private static Optional<String> authorization(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        return headers.size() == 1 ? Optional.of(headers.get(0)) : Optional.empty();
    }

    private static Optional<JsonValue> claim(String authorization, String name) {
        Matcher bearer = BEARER.matcher(authorization.strip());
        if (!bearer.matches()) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(bearer.group(2));
            try (JsonReader reader = JsonValues.JSON.createReader(new ByteArrayInputStream(payload))) {
                JsonObject claims = reader.readObject();
                return Optional.ofNullable(claims.get(name));
            }
        } catch (IllegalArgumentException | JsonException notAToken) {
            return Optional.empty();
        }
    }
}
