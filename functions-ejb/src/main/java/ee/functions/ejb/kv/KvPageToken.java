// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes and reads the opaque position at which the next page of items starts: behind a key, whether it still exists or not. */
public final class KvPageToken {
    private static final Pattern POSITION = Pattern.compile("k:([A-Za-z0-9_-]{1,512})");
    private static final int MAXIMUM_LENGTH = 700;

    private KvPageToken() {}

    /** Returns the token of the page behind a key. */
    static String after(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("k:" + key).getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns the key behind which the page starts, empty if the text is no token. */
    public static Optional<String> read(String token) {
        if (token.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        try {
            Matcher position =
                    POSITION.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
            return position.matches() ? Optional.of(position.group(1)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
