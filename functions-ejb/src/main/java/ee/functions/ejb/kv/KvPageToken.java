// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes and reads the opaque position at which the next page of items or namespaces starts: behind a key or a name, whether it
 * still exists or not. A token of the one is none of the other.
 */
public final class KvPageToken {
    private static final Pattern KEY = Pattern.compile("k:([A-Za-z0-9_-]{1,512})");
    private static final Pattern NAMESPACE = Pattern.compile("n:([A-Za-z0-9_-]{1,128})");
    private static final int MAXIMUM_LENGTH = 700;

    private KvPageToken() {}

    /** Returns the token of the page of items behind a key. */
    static String after(String key) {
        return write("k:" + key);
    }

    /** Returns the token of the page of namespaces behind a name. */
    static String afterNamespace(String name) {
        return write("n:" + name);
    }

    /** Returns the key behind which the page of items starts, empty if the text is no token of one. */
    public static Optional<String> read(String token) {
        return read(token, KEY);
    }

    /** Returns the name behind which the page of namespaces starts, empty if the text is no token of one. */
    public static Optional<String> readNamespace(String token) {
        return read(token, NAMESPACE);
    }

    private static String write(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<String> read(String token, Pattern kind) {
        if (token.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        try {
            Matcher position =
                    kind.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
            return position.matches() ? Optional.of(position.group(1)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
