// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.json;

import ee.functions.ejb.json.JsonText;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** JSON values of Java values, the same everywhere: nulls are written, times are ISO-8601 in UTC with milliseconds. */
public final class JsonValues {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

    /** The JSON library of the server. */
    public static final JsonProvider JSON = JsonText.JSON;

    private JsonValues() {}

    /** Returns the text of a value such as an id, or the JSON null. */
    public static JsonValue text(@Nullable Object value) {
        return value == null ? JsonValue.NULL : JSON.createValue(value.toString());
    }

    /** Returns the time in UTC, or the JSON null. */
    public static JsonValue time(@Nullable OffsetDateTime time) {
        return time == null
                ? JsonValue.NULL
                : JSON.createValue(TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC)));
    }

    /** Returns the number, or the JSON null. */
    public static JsonValue number(@Nullable Integer number) {
        return number == null ? JsonValue.NULL : JSON.createValue(number);
    }
}
