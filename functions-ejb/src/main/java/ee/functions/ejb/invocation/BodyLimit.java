// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import java.util.Locale;

/**
 * The largest bodies of an invocation: {@code functions.invocation.request-body-bytes} and
 * {@code functions.invocation.response-body-bytes}.
 */
record BodyLimit(int requestBytes, int responseBytes) {
    static BodyLimit from(Settings settings) {
        return new BodyLimit(
                settings.number(Setting.INVOCATION_REQUEST_BODY_BYTES),
                settings.number(Setting.INVOCATION_RESPONSE_BODY_BYTES));
    }

    void checkRequest(byte[] body) {
        if (body.length > requestBytes) {
            throw new FunctionsException(
                    ErrorCode.BODY_TOO_LARGE,
                    String.format(Locale.ROOT, "The body of an invocation has at most %,d bytes.", requestBytes));
        }
    }
}
