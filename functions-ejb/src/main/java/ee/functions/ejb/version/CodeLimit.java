// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.limit.Utf8;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import java.util.List;
import java.util.Locale;

/** The largest code of a version in UTF-8 bytes: {@code functions.version.code-bytes}, 512,000 by seed 000. */
public record CodeLimit(int bytes) {
    /** Returns the limit that the settings of this server state. */
    public static CodeLimit from(Settings settings) {
        return new CodeLimit(settings.number(Setting.VERSION_CODE_BYTES));
    }

    /** Returns if the code is not empty, storable and not too large. */
    public void check(String code) {
        if (code.isBlank()) {
            throw FunctionsException.invalid("code", "the text of one ES module; it must not be empty.");
        }
        long size = Utf8.length(code);
        if (size > bytes) {
            String allowed = String.format(Locale.ROOT, "at most %,d bytes of UTF-8, but it has %,d.", bytes, size);
            throw new FunctionsException(
                    ErrorCode.CODE_TOO_LARGE,
                    "The code is too large: " + allowed,
                    List.of(new Detail("code", allowed)));
        }
        if (!Utf8.isStorable(code)) {
            throw FunctionsException.invalid(
                    "code", "text without the NUL character and without half surrogate pairs; write them as escapes.");
        }
    }
}
