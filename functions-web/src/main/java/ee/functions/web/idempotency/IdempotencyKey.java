// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.idempotency;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the key of a request: {@code Idempotency-Key}, a string of structured fields (RFC 9651) or the bare text that older
 * clients send, and the public client's own {@code X-Idempotency-Key}, always bare.
 */
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";
    static final String OWN_HEADER = "X-Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[ -~]{1,255}");
    private static final Pattern STRING = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private IdempotencyKey() {}

    /**
     * Returns the key, empty if there is none.
     *
     * @param standard the values of {@value #HEADER}
     * @param own the values of {@value #OWN_HEADER}
     * @throws FunctionsException {@link ErrorCode#IDEMPOTENCY_KEY_INVALID}
     */
    static Optional<String> of(Collection<String> standard, Collection<String> own) {
        Set<String> keys = new LinkedHashSet<>();
        standard.forEach(value -> keys.add(unquoted(Objects.requireNonNullElse(value, ""))));
        own.forEach(value -> keys.add(Objects.requireNonNullElse(value, "").strip()));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        String key = keys.iterator().next();
        if (keys.size() > 1 || !KEY.matcher(key).matches()) {
            throw invalid();
        }
        return Optional.of(key);
    }

    private static String unquoted(String value) {
        String text = value.strip();
        if (!text.startsWith("\"")) {
            return text;
        }
        Matcher string = STRING.matcher(text);
        if (!string.matches()) {
            throw invalid();
        }
        return ESCAPED.matcher(string.group(1)).replaceAll("$1");
    }

    private static FunctionsException invalid() {
        return new FunctionsException(
                ErrorCode.IDEMPOTENCY_KEY_INVALID,
                "The header " + HEADER + " or " + OWN_HEADER
                        + " must hold one key of 1 to 255 visible ASCII characters and"
                        + " spaces, bare or as a string of structured fields; both headers must hold the same.");
    }
}
