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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a bearer token says. The container has verified the token; this only decodes it, once and the same way on every server.
 * It therefore insists that the token it decodes is the one that was verified: a container may look for tokens elsewhere, but
 * not if there is exactly one {@code Authorization} header with exactly one bearer token. Of anything else there are no claims.
 */
public final class TokenClaims {
    private static final Pattern BEARER =
            Pattern.compile("Bearer +([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)", Pattern.CASE_INSENSITIVE);
    private static final String USER = "user";
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(Integer.MAX_VALUE * 100L);
    /** What a token is bound to that the request must prove anew each time: RFC 8705 and 9449, and Keycloak's own older claim. */
    private static final List<String> BINDINGS = List.of("cnf", "trusted-certs");

    private final JsonObject claims;

    private TokenClaims(JsonObject claims) {
        this.claims = claims;
    }

    /** Returns the claims of the token in an {@code Authorization} header. */
    public static TokenClaims of(@Nullable String authorization) {
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization.strip());
        return new TokenClaims(bearer.matches() ? decoded(bearer.group(2)) : JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Returns the claims of the token of a request. */
    static TokenClaims of(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        return of(headers.size() == 1 ? headers.get(0) : null);
    }

    /** Returns the site that the claim of this name names, empty if it names none that can be one. */
    public Optional<String> site(String claim) {
        return claims.get(claim) instanceof JsonString site
                ? Optional.of(site.getString()).filter(PathId::isSite)
                : Optional.empty();
    }

    /** Returns whether the token is one of a site: it has the claim, with any value but {@code user}. */
    public boolean isOfSite(String claim) {
        JsonValue kind = claims.get(claim);
        return kind != null
                && !(kind instanceof JsonString text && text.getString().equals(USER));
    }

    /** Returns whether the token was issued for this audience. */
    public boolean isFor(String audience) {
        JsonValue given = claims.get("aud");
        JsonString wanted = JsonValues.JSON.createValue(audience);
        return wanted.equals(given) || (given instanceof JsonArray all && all.contains(wanted));
    }

    /** Returns when the token expires, empty if it does not say. */
    public Optional<Instant> expiry() {
        return claims.get("exp") instanceof JsonNumber number
                ? Optional.of(number.bigDecimalValue())
                        .filter(seconds -> seconds.signum() >= 0 && seconds.compareTo(LAST_SECOND) <= 0)
                        .map(seconds -> Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    /** Returns whether the token alone proves nothing: it is bound to a key or certificate that its caller must hold. */
    boolean isBound() {
        return BINDINGS.stream().anyMatch(claims::containsKey);
    }

    private static JsonObject decoded(String part) {
        try (JsonReader reader = JsonValues.JSON.createReader(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(part)))) {
            return reader.readObject();
        } catch (IllegalArgumentException | JsonException notAToken) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }
}
