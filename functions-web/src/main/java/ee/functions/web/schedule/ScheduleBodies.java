// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.schedule;

import ee.functions.ejb.schedule.NewScheduledTrigger;
import ee.functions.ejb.schedule.ScheduledTriggerChange;
import ee.functions.web.body.JsonFields;
import ee.functions.web.error.ErrorDetail;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers send about scheduled triggers. Only shapes are checked here; the rules for names and patterns belong to the service. */
final class ScheduleBodies {
    static final String OPERATIONS = "operations";
    static final String FUNCTION = "function";

    private static final String NAME = "/name";
    private static final String DESCRIPTION = "/description";
    private static final String PATTERN = "/schedule_pattern";
    private static final String ENABLED = "/enabled";
    private static final String PAYLOAD = "/payload";
    private static final String TAG = "/tag";
    private static final List<String> PATHS = List.of(NAME, DESCRIPTION, PATTERN, ENABLED, PAYLOAD, TAG);
    private static final String VALUE = "value";

    private ScheduleBodies() {}

    static NewScheduledTrigger created(JsonFields fields) {
        String name = fields.requiredText("name");
        String description = fields.textOrNull("description");
        if (!FUNCTION.equals(fields.requiredText("trigger_type"))
                && fields.value("trigger_type") instanceof JsonString) {
            fields.reject("trigger_type", ErrorDetail.WRONG_VALUE, "must be " + FUNCTION);
        }
        UUID functionId = fields.requiredId("trigger_id");
        String pattern = fields.requiredText("schedule_pattern");
        Boolean enabled = fields.value("enabled") == null ? Boolean.TRUE : bool(fields, "enabled");
        String tag = fields.textOrNull("tag");
        fields.check();
        return new NewScheduledTrigger(
                name,
                description,
                functionId,
                pattern,
                text(fields.value("payload")),
                !Boolean.FALSE.equals(enabled),
                tag);
    }

    /** Reads the operations of a JSON patch (RFC 6902), of which only replace is known; of two for one path the later counts. */
    static ScheduledTriggerChange changed(JsonFields fields) {
        Map<String, JsonFields> operations = new HashMap<>();
        for (JsonFields operation : fields.requiredObjects(OPERATIONS)) {
            String path = path(operation);
            if (path != null) {
                operations.put(path, operation);
            }
        }
        JsonFields name = operations.get(NAME);
        JsonFields description = operations.get(DESCRIPTION);
        JsonFields pattern = operations.get(PATTERN);
        JsonFields enabled = operations.get(ENABLED);
        JsonFields payload = operations.get(PAYLOAD);
        JsonFields tag = operations.get(TAG);
        ScheduledTriggerChange change = new ScheduledTriggerChange(
                name == null ? null : name.requiredText(VALUE),
                description == null ? null : description.textOrNull(VALUE),
                description != null,
                pattern == null ? null : pattern.requiredText(VALUE),
                payload == null ? null : text(payload.value(VALUE)),
                payload != null,
                enabled == null ? null : bool(enabled, VALUE),
                tag == null ? null : tag.requiredText(VALUE));
        fields.check();
        return change;
    }

    /** Returns the path of an operation that can be carried out, null if it cannot. */
    private static @Nullable String path(JsonFields operation) {
        String op = operation.requiredText("op");
        String path = operation.requiredText("path");
        if (operation.value("op") instanceof JsonString && !op.equals("replace")) {
            operation.reject("op", ErrorDetail.WRONG_VALUE, "must be replace");
        }
        if (operation.value("path") instanceof JsonString && !PATHS.contains(path)) {
            operation.reject("path", ErrorDetail.WRONG_VALUE, "must be " + String.join(" or ", PATHS));
        }
        if (!operation.has(VALUE)) {
            operation.reject(VALUE, ErrorDetail.MISSING, "is required");
            return null;
        }
        return PATHS.contains(path) ? path : null;
    }

    private static @Nullable Boolean bool(JsonFields fields, String name) {
        JsonValue value = fields.value(name);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        fields.reject(name, ErrorDetail.WRONG_TYPE, "must be true or false");
        return null;
    }

    /** Returns the JSON text of a value, null if it is absent or null. */
    private static @Nullable String text(@Nullable JsonValue value) {
        return value == null || value == JsonValue.NULL ? null : value.toString();
    }
}
