// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.cors;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may invoke a function. Credentials that a browser adds by itself are never asked for: a page must hold a
 * token of its own.
 *
 * @param allowedOrigins the origins of the pages, or {@code *}; empty allows none
 * @param allowedHeaders names of headers that pages may send beside those that invocations need
 * @param maxAgeS for how many seconds browsers may remember the rule
 */
public record CorsRule(List<String> allowedOrigins, List<String> allowedHeaders, int maxAgeS) {
    /** What counts if a rule does not say how long it may be remembered. */
    public static final int DEFAULT_MAX_AGE_S = 600;

    /** Allows nothing; what an unknown function is answered with too. */
    public static final CorsRule NONE = new CorsRule(List.of(), List.of(), DEFAULT_MAX_AGE_S);

    private static final int MAXIMUM_ORIGINS = 20;
    private static final int MAXIMUM_HEADERS = 20;
    private static final int MAXIMUM_MAX_AGE_S = 86_400;
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    /** Copies the lists. */
    public CorsRule {
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedHeaders = List.copyOf(allowedHeaders);
    }

    /** Returns the rule for functions without one of their own: {@code functions.invocation.cors-origins}. */
    public static CorsRule ofServer(Settings settings) {
        List<String> origins = settings.list(Setting.INVOCATION_CORS_ORIGINS);
        return origins.contains(Origins.NONE) ? NONE : new CorsRule(origins, List.of(), DEFAULT_MAX_AGE_S);
    }

    /**
     * Returns if everything in the rule is allowed.
     *
     * @throws FunctionsException {@code VALIDATION_FAILED} on the member of {@code cors} that is not
     */
    public void check() {
        require(
                allowedOrigins.size() <= MAXIMUM_ORIGINS
                        && allowedOrigins.stream().allMatch(Origins::isOrigin),
                "allowed_origins",
                "at most " + MAXIMUM_ORIGINS + " entries, each " + Origins.ALLOWED);
        require(
                allowedHeaders.size() <= MAXIMUM_HEADERS
                        && allowedHeaders.stream()
                                .allMatch(name -> HEADER.matcher(name).matches()),
                "allowed_headers",
                "at most " + MAXIMUM_HEADERS + " names of headers, each of at most 100 characters.");
        require(
                maxAgeS >= 0 && maxAgeS <= MAXIMUM_MAX_AGE_S,
                "max_age_s",
                "a whole number from 0 to " + MAXIMUM_MAX_AGE_S + ".");
    }

    /** Returns whether pages of every origin are allowed, so that the answer is the same for all of them. */
    public boolean allowsAny() {
        return allowedOrigins.contains(Origins.ANY);
    }

    /** Returns what a page of this origin is told is allowed, {@code *} or the origin itself; null if it is not. */
    public @Nullable String allowed(String origin) {
        if (allowsAny()) {
            return Origins.ANY;
        }
        return allowedOrigins.contains(origin) ? origin : null;
    }

    private static void require(boolean holds, String member, String allowed) {
        if (!holds) {
            throw FunctionsException.invalid("cors." + member, allowed);
        }
    }
}
