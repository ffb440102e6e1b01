// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import ee.functions.web.request.RequestTrace;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Stands for one bearer token on one kind of way, without its text: the SHA-256 of both. The way is part of it because a
 * container may accept a token over TLS, or from a neighbour, that it refuses in the clear from elsewhere; what was verified on
 * one way says nothing about the others. All ways over TLS are one.
 */
record TokenKey(long first, long second, long third, long fourth) {
    private static final String SCHEME = "Bearer";
    private static final byte[] OVER_TLS = {};

    /** Returns the key of the one bearer token of a request, null if it has none, several, or something else besides. */
    static @Nullable TokenKey of(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders("Authorization");
        if (!headers.hasMoreElements()) {
            return null;
        }
        String header = headers.nextElement().strip();
        int start = SCHEME.length();
        if (headers.hasMoreElements() || !header.regionMatches(true, 0, SCHEME, 0, start)) {
            return null;
        }
        while (start < header.length() && header.charAt(start) == ' ') {
            start++;
        }
        if (start == SCHEME.length() || start == header.length()) {
            return null;
        }
        // What is no character of a token becomes another byte that is none, so no two texts of tokens are one.
        byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
        MessageDigest digest = sha256();
        digest.update(bytes, start, bytes.length - start);
        digest.update((byte) 0); // which no token holds, so that token and way cannot run into each other
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(way(request)));
        return new TokenKey(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }

    private static byte[] way(HttpServletRequest request) {
        return request.isSecure()
                ? OVER_TLS
                : RequestTrace.of(request).sourceAddress().getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** The bits of a hash are as good as any other mixture of them. */
    @Override
    public int hashCode() {
        return (int) first;
    }
}
