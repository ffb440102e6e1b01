// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.limit.Utf8;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many headers a request or an answer may have, and how large they and the address may be. Each header counts its name,
 * its value and four bytes, for the colon, a space and the end of the line.
 */
record HeaderLimit(Setting count, int mostHeaders, Setting size, int mostBytes) {
    private static final int BYTES_BETWEEN = 4;

    static HeaderLimit ofRequests(Settings settings) {
        return from(settings, Setting.INVOCATION_REQUEST_HEADERS, Setting.INVOCATION_REQUEST_HEADER_BYTES);
    }

    static HeaderLimit ofResponses(Settings settings) {
        return from(settings, Setting.INVOCATION_RESPONSE_HEADERS, Setting.INVOCATION_RESPONSE_HEADER_BYTES);
    }

    /** Returns if the address and the headers of a request are not too large. */
    static void checkRequest(InvocationRequest request, Settings settings) {
        int most = settings.number(Setting.INVOCATION_URL_BYTES);
        if (Utf8.length(request.url()) > most) {
            throw new FunctionsException(
                    ErrorCode.URL_TOO_LONG,
                    "The address of an invocation has " + atMost(most, "bytes", Setting.INVOCATION_URL_BYTES));
        }
        String excess = ofRequests(settings).excess(request.headers());
        if (excess != null) {
            throw new FunctionsException(ErrorCode.HEADERS_TOO_LARGE, "The request of an invocation has " + excess);
        }
    }

    /** Says what is allowed if these headers are too many or too large; null if they are not. */
    @Nullable
    String excess(List<HeaderValue> headers) {
        if (headers.size() > mostHeaders) {
            return atMost(mostHeaders, "headers", count);
        }
        long bytes = 0;
        for (HeaderValue header : headers) {
            bytes += Utf8.length(header.name()) + Utf8.length(header.value()) + BYTES_BETWEEN;
        }
        return bytes > mostBytes ? atMost(mostBytes, "bytes of headers", size) : null;
    }

    private static HeaderLimit from(Settings settings, Setting count, Setting size) {
        return new HeaderLimit(count, settings.number(count), size, settings.number(size));
    }

    private static String atMost(int most, String unit, Setting setting) {
        return String.format(Locale.ROOT, "at most %,d %s (%s).", most, unit, setting.key());
    }
}
