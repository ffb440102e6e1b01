// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.body;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;

/** How many bytes the larger bodies may have, as the settings of the server want it. */
public final class BodySizes {
    /** One byte of text takes up to six in JSON: a backslash, the letter u and four digits. */
    private static final int BYTES_PER_ESCAPED_BYTE = 6;

    /** Three bytes take four in Base64, and some clients escape a slash. */
    private static final double BYTES_PER_BASE64_BYTE = 1.5;

    private BodySizes() {}

    /** Returns what has room for the largest code, or archive, and environment of a version, however they are escaped. */
    public static int version(Settings settings) {
        double code = Math.max(
                (double) BYTES_PER_ESCAPED_BYTE * settings.number(Setting.VERSION_CODE_BYTES),
                BYTES_PER_BASE64_BYTE * settings.number(Setting.VERSION_ARCHIVE_BYTES));
        double environment = (double) BYTES_PER_ESCAPED_BYTE * settings.number(Setting.VERSION_ENVIRONMENT_BYTES);
        return (int) (RequestBody.USUAL_BYTES + code + environment);
    }
}
