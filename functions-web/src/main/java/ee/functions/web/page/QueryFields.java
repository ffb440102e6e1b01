// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.page;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.error.InvalidInputException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of one query with their types and collects every problem. After a problem a method returns a
 * placeholder; {@link #check()} must be called before any of the values is used. Unknown parameters are ignored, of
 * parameters that come twice the first counts.
 */
public final class QueryFields {
    private final MultivaluedMap<String, String> query;
    private final List<ErrorDetail> problems = new ArrayList<>();

    /** Reads the given parameters, already decoded. */
    public QueryFields(MultivaluedMap<String, String> query) {
        this.query = query;
    }

    /** Throws if there was a problem with any parameter that was read. */
    public void check() {
        check(ErrorCode.VALIDATION_FAILED);
    }

    /** Throws an error with this code if there was a problem with any parameter that was read. */
    public void check(ErrorCode code) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(code, problems);
        }
    }

    /** Returns the text of a parameter, null if it is absent or empty. */
    public @Nullable String text(String name) {
        String text = query.getFirst(name);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Returns a whole number within bounds, the default if the parameter is absent. */
    public int integer(String name, int minimum, int maximum, int absent) {
        String text = text(name);
        if (text == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= minimum && number <= maximum) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // falls through: said like a number out of bounds
        }
        reject(name, ErrorDetail.WRONG_VALUE, "must be an integer from " + minimum + " to " + maximum);
        return absent;
    }

    /** Returns one of the allowed texts, the first of them if the parameter is absent. */
    public String oneOf(String name, List<String> allowed) {
        String text = text(name);
        if (text == null || allowed.contains(text)) {
            return text == null ? allowed.get(0) : text;
        }
        reject(name, ErrorDetail.WRONG_VALUE, "must be " + String.join(" or ", allowed));
        return allowed.get(0);
    }

    /** Returns a point in time, null if the parameter is absent. A plus sign that arrived as a space is understood. */
    public @Nullable OffsetDateTime time(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.replace(' ', '+'));
        } catch (DateTimeException notATime) {
            reject(name, ErrorDetail.WRONG_FORMAT, "must be an ISO-8601 time with a zone, as in 2026-01-31T23:59:59Z");
            return null;
        }
    }

    /** Records a problem that concerns several parameters at once. */
    public void reject(String attribute, String type, String message) {
        problems.add(new ErrorDetail(attribute, type, message));
    }
}
