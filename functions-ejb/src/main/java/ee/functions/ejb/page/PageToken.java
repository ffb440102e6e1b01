// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.page;

import ee.functions.ejb.error.FunctionsException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Writes and reads the opaque position at which the next page of a list starts. */
public final class PageToken {
    private static final int MAXIMUM_LENGTH = 200;

    private PageToken() {}

    /** Returns the token for a position in one kind of list. */
    public static String write(String kind, long... position) {
        String text =
                kind + ':' + LongStream.of(position).mapToObj(Long::toString).collect(Collectors.joining(":"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the position behind a token.
     *
     * @param kind the kind of list the token must come from
     * @param count how many numbers the position has
     * @throws FunctionsException if the token was not written by {@link #write} for this kind of list
     */
    public static long[] read(String kind, int count, String token) {
        if (token.length() <= MAXIMUM_LENGTH) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(":", -1);
                if (parts.length == count + 1 && parts[0].equals(kind)) {
                    return Arrays.stream(parts)
                            .skip(1)
                            .mapToLong(Long::parseLong)
                            .toArray();
                }
            } catch (IllegalArgumentException notAToken) {
                // falls through: neither base64 nor numbers
            }
        }
        throw FunctionsException.invalid("page_token", "a token taken from the page before, unchanged.");
    }
}
