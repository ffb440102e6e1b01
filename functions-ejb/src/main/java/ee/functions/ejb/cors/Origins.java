// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.cors;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How origins of web pages are written: as browsers send them (RFC 6454 section 6.2), so that they compare as texts. */
public final class Origins {
    /** Stands for every origin. */
    public static final String ANY = "*";

    /** Stands for no origin, in the setting of the server, where nothing means the default. */
    public static final String NONE = "none";

    /** What is allowed, as the end of a sentence. */
    public static final String ALLOWED =
            "* or an origin as browsers send it: http or https, a host in lower case, the port unless it is the usual one,"
                    + " no path, as in https://shop.example or http://localhost:3000.";

    private static final int MAXIMUM_LENGTH = 270;
    private static final int MAXIMUM_PORT = 65_535;
    private static final Pattern ORIGIN = Pattern.compile(
            "(https?)://(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*|\\[[0-9a-f:.]{2,45}])"
                    + "(?::([1-9][0-9]{0,4}))?");

    private Origins() {}

    /** Returns whether the text is {@code *} or an origin in the form in which browsers send it. */
    public static boolean isOrigin(String text) {
        if (text.equals(ANY)) {
            return true;
        }
        Matcher origin = ORIGIN.matcher(text);
        if (text.length() > MAXIMUM_LENGTH || !origin.matches()) {
            return false;
        }
        String port = origin.group(2);
        if (port == null) {
            return true;
        }
        String usual = origin.group(1).equals("https") ? "443" : "80";
        return !port.equals(usual) && Integer.parseInt(port) <= MAXIMUM_PORT;
    }
}
