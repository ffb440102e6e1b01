// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.page;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.limit.Utf8;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.error.InvalidInputException;
import ee.functions.web.request.PathId;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of one query with their types and collects every problem. After a problem a method returns a
 * placeholder; {@link #check()} must be called before any of the values is used. Unknown parameters are ignored, of
 * parameters that come twice the first counts.
 */
public final class QueryFields {
    private static final int LAST_YEAR = 9999;

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

    /** Returns the text of a parameter that is at most so many characters (code points) long, null if it is absent or empty. */
    public @Nullable String text(String name, int longest) {
        String text = text(name);
        // No database text holds a NUL: PostgreSQL refuses one, even in a comparison.
        if (text == null || (text.codePointCount(0, text.length()) <= longest && Utf8.isStorable(text))) {
            return text;
        }
        reject(name, ErrorDetail.WRONG_VALUE, "must be at most " + longest + " characters, none of them NUL");
        return null;
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

    /** Returns which of the allowed words a list separated by commas names, in any case; empty if the parameter is absent. */
    public Set<String> someOf(String name, List<String> allowed) {
        Set<String> some = new LinkedHashSet<>();
        String text = text(name);
        if (text == null) {
            return some;
        }
        for (String part : text.split(",", -1)) {
            some.add(part.strip().toUpperCase(Locale.ROOT));
        }
        if (!allowed.containsAll(some)) {
            reject(
                    name,
                    ErrorDetail.WRONG_VALUE,
                    "must be " + String.join(" or ", allowed) + ", or several of them separated by commas");
        }
        return some;
    }

    /** Returns an id, null if the parameter is absent. */
    public @Nullable UUID id(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        UUID id = PathId.parse(text).orElse(null);
        if (id == null) {
            reject(name, ErrorDetail.WRONG_FORMAT, "must be a UUID");
        }
        return id;
    }

    /**
     * Returns the stretch of time from one parameter, inclusive, to another, exclusive; each may be absent.
     */
    public Stretch stretch(String fromName, String toName) {
        OffsetDateTime from = time(fromName);
        OffsetDateTime to = time(toName);
        if (from != null && to != null && !from.isBefore(to)) {
            reject(toName, ErrorDetail.WRONG_VALUE, "must be later than " + fromName);
        }
        return new Stretch(from, to);
    }

    /**
     * A stretch of time.
     *
     * @param from its start, null for none
     * @param to its end, null for none
     */
    public record Stretch(
            @Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {}

    /** Returns a point in time, null if the parameter is absent. A plus sign that arrived as a space is understood. */
    public @Nullable OffsetDateTime time(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
            if (time.getYear() > 0 && time.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException notATime) {
            // falls through: said like a time that no database can store
        }
        reject(name, ErrorDetail.WRONG_FORMAT, "must be an ISO-8601 time with a zone, as in 2026-01-31T23:59:59Z");
        return null;
    }

    /** Records a problem that concerns several parameters at once. */
    public void reject(String attribute, String type, String message) {
        problems.add(new ErrorDetail(attribute, type, message));
    }
}
