// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import java.net.URI;
import java.net.URISyntaxException;

/** Turns a URL as browsers write it into a URI as Java reads it. */
final class FetchTarget {

    private static final String NOT_IN_URI = "\"<>\\^`{|}[]";
    private static final String HEX_DIGITS = "0123456789ABCDEF";

    private FetchTarget() {}

    /** Percent-encodes in path and query what the URL standard leaves alone and RFC 2396 does not allow. */
    static URI toUri(String url) throws HostError {
        int slashes = url.indexOf("//");
        int path = slashes < 0 ? 0 : url.indexOf('/', slashes + 2);
        int end = path < 0 ? url.length() : path;
        StringBuilder text = new StringBuilder(url.substring(0, end));
        for (int i = end; i < url.length(); i++) {
            char character = url.charAt(i);
            if (NOT_IN_URI.indexOf(character) >= 0 || (character == '%' && !isEncodedByte(url, i))) {
                text.append('%').append(HEX_DIGITS.charAt(character >> 4)).append(HEX_DIGITS.charAt(character & 0xf));
            } else {
                text.append(character);
            }
        }
        try {
            URI uri = new URI(text.toString());
            if (uri.getHost() == null) {
                throw new HostError("TypeError", "the host name of the address is not supported");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new HostError("TypeError", "the address is not supported");
        }
    }

    private static boolean isEncodedByte(String url, int percent) {
        return percent + 2 < url.length()
                && Character.digit(url.charAt(percent + 1), 16) >= 0
                && Character.digit(url.charAt(percent + 2), 16) >= 0;
    }
}
