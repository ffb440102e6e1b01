// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.event;

import ee.functions.ejb.event.EventType;
import ee.functions.ejb.event.NewBinding;
import ee.functions.ejb.event.NewEvent;
import ee.functions.web.body.JsonFields;
import ee.functions.web.error.ErrorDetail;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers send about events and bindings. Only shapes are checked here; the rules belong to the services. */
final class EventBodies {
    private static final int LAST_YEAR = 9999;
    private static final List<String> POSTED = Arrays.stream(EventType.values())
            .filter(EventType::isPosted)
            .map(EventType::name)
            .toList();

    private EventBodies() {}

    static NewEvent posted(JsonFields fields) {
        EventType type = type(fields, "type");
        String source = fields.requiredText("source");
        OffsetDateTime timestamp = time(fields, "timestamp");
        JsonValue payload = fields.value("payload");
        fields.check();
        if (payload == null || payload == JsonValue.NULL) {
            return new NewEvent(type, source, null, null, timestamp);
        }
        String shown = payload instanceof JsonString text ? text.getString() : payload.toString();
        return new NewEvent(type, source, payload.toString(), shown, timestamp);
    }

    static NewBinding binding(JsonFields fields) {
        NewBinding binding = new NewBinding(
                type(fields, "eventType"),
                fields.textOrNull("source"),
                fields.requiredId("functionId"),
                fields.textOrNull("tag"),
                enabled(fields));
        fields.check();
        return binding;
    }

    private static EventType type(JsonFields fields, String name) {
        String type = fields.requiredText(name);
        if (POSTED.contains(type)) {
            return EventType.valueOf(type);
        }
        if (fields.value(name) instanceof JsonString) {
            fields.reject(name, ErrorDetail.WRONG_VALUE, "must be " + String.join(" or ", POSTED));
        }
        return EventType.OTHER;
    }

    private static boolean enabled(JsonFields fields) {
        JsonValue value = fields.value("enabled");
        if (value != null && value != JsonValue.TRUE && value != JsonValue.FALSE) {
            fields.reject("enabled", ErrorDetail.WRONG_TYPE, "must be true or false");
        }
        return value != JsonValue.FALSE;
    }

    private static @Nullable OffsetDateTime time(JsonFields fields, String name) {
        String text = fields.textOrNull(name);
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() > 0 && time.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException notATime) {
            // falls through: said like a time that no database can store
        }
        fields.reject(
                name, ErrorDetail.WRONG_FORMAT, "must be an ISO-8601 time with a zone, as in 2026-01-31T23:59:59Z");
        return null;
    }
}
