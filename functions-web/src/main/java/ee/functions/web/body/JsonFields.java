// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.body;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.error.InvalidInputException;
import ee.functions.web.request.PathId;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object with their types and collects the problems, the first hundred of them. After a problem a method returns a
 * placeholder; {@link #check()} must be called before any of the values is used. Unknown fields are ignored, of fields that
 * come twice the last counts. Not for several threads.
 */
public final class JsonFields {
    private static final UUID NO_ID = new UUID(0, 0);
    private static final int SHOWN_NAME_LENGTH = 128;
    private static final int MAXIMUM_PROBLEMS = 100;

    private final JsonObject object;
    private final String prefix;
    private final List<ErrorDetail> problems;

    JsonFields(JsonObject object) {
        this(object, "", new ArrayList<>());
    }

    private JsonFields(JsonObject object, String prefix, List<ErrorDetail> problems) {
        this.object = object;
        this.prefix = prefix;
        this.problems = problems;
    }

    /** Throws if there was a problem with any field that was read, those of objects within this one included. */
    public void check() {
        check(ErrorCode.VALIDATION_FAILED);
    }

    /** Throws an error with this code if there was a problem with any field that was read. */
    public void check(ErrorCode code) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(code, problems);
        }
    }

    /** Records a problem that concerns several fields at once. */
    public void reject(String attribute, String type, String message) {
        if (problems.size() < MAXIMUM_PROBLEMS) {
            problems.add(new ErrorDetail(prefix + attribute, type, message));
        }
    }

    /** Returns the value of a field as it is, null if it is absent. */
    public @Nullable JsonValue value(String name) {
        return object.get(name);
    }

    /** Returns the objects in an array field that must be there; problems with their fields are problems of this object. */
    public List<JsonFields> requiredObjects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        if (isAbsent(name)) {
            missing(name, "an array of objects");
        } else if (object.get(name) instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                String at = name + "." + i;
                if (array.get(i) instanceof JsonObject member) {
                    objects.add(new JsonFields(member, prefix + at + ".", problems));
                } else {
                    reject(at, ErrorDetail.WRONG_TYPE, "must be an object");
                }
            }
        } else {
            reject(name, ErrorDetail.WRONG_TYPE, "must be an array of objects");
        }
        return objects;
    }

    /** Returns the object in a field, null if it is absent or null; problems with its fields are problems of this object. */
    public @Nullable JsonFields objectOrNull(String name) {
        if (isAbsent(name)) {
            return null;
        }
        if (object.get(name) instanceof JsonObject member) {
            return new JsonFields(member, prefix + name + ".", problems);
        }
        reject(name, ErrorDetail.WRONG_TYPE, "must be an object or null");
        return null;
    }

    /** Refuses every field but these: of an object that no client sends more in, one more is a mistake. */
    public void allowOnly(String... names) {
        List<String> allowed = List.of(names);
        for (String name : object.keySet()) {
            if (!allowed.contains(name)) {
                reject(
                        isStorable(name) ? shown(name) : "?",
                        ErrorDetail.WRONG_VALUE,
                        "is not known; allowed are " + String.join(", ", allowed));
            }
        }
    }

    /** Returns whether the object has the field, even if its value is null. */
    public boolean has(String name) {
        return object.containsKey(name);
    }

    /** Returns whether the object has the field with the value null. */
    public boolean isNull(String name) {
        return object.get(name) == JsonValue.NULL;
    }

    /** Returns the text of a field that must be there. */
    public String requiredText(String name) {
        if (isAbsent(name)) {
            missing(name, "a string");
            return "";
        }
        String text = text(name);
        return text == null ? "" : text;
    }

    /** Returns the text of a field, null if it is absent; null in the JSON is refused. */
    public @Nullable String text(String name) {
        JsonValue value = object.get(name);
        return value == null ? null : textOf(name, value, "must be a string");
    }

    /** Returns the text of a field, null if it is absent or null in the JSON. */
    public @Nullable String textOrNull(String name) {
        JsonValue value = object.get(name);
        return value == null || value == JsonValue.NULL ? null : textOf(name, value, "must be a string or null");
    }

    /** Returns the whole number of a field, null if it is absent or null in the JSON. */
    public @Nullable Integer integerOrNull(String name) {
        return isAbsent(name) ? null : integer(name);
    }

    /** Returns the whole number of a field, null if it is absent; null in the JSON is refused. */
    public @Nullable Integer integer(String name) {
        JsonValue value = object.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonNumber number) {
            try {
                return number.bigDecimalValue().intValueExact();
            } catch (ArithmeticException notAnInteger) {
                // falls through: said like any other wrong type
            }
        }
        reject(name, ErrorDetail.WRONG_TYPE, "must be an integer");
        return null;
    }

    /** Returns the id in a field that must be there. */
    public UUID requiredId(String name) {
        if (isAbsent(name)) {
            missing(name, "a UUID");
            return NO_ID;
        }
        String text = textOf(name, object.get(name), "must be a UUID in a string");
        if (text == null) {
            return NO_ID;
        }
        return PathId.parse(text).orElseGet(() -> {
            reject(name, ErrorDetail.WRONG_FORMAT, "must be a UUID");
            return NO_ID;
        });
    }

    /** Returns the date of a field, null if it is absent or null in the JSON. */
    public @Nullable LocalDate dateOrNull(String name) {
        JsonValue value = object.get(name);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        String allowed = "must be a date in a string, as in 2026-01-31";
        String text = textOf(name, value, allowed);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            reject(name, ErrorDetail.WRONG_FORMAT, allowed);
            return null;
        }
    }

    /** Returns the strings in an object field by name, empty if the field is absent or null. */
    public Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        members(name, "an object of strings").forEach((key, value) -> {
            String text = textOf(memberName(name, key), value, "must be a string");
            if (text != null) {
                texts.put(key, text);
            }
        });
        return texts;
    }

    /** Returns the strings and nulls in an object field by name, empty if the field is absent or null. */
    public Map<String, @Nullable String> textsOrNulls(String name) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        members(name, "an object of strings and nulls").forEach((key, value) -> {
            String text = value == JsonValue.NULL
                    ? null
                    : textOf(memberName(name, key), value, "must be a string, or null to remove it");
            texts.put(key, text);
        });
        return texts;
    }

    /** Returns the strings in an array field in their order, empty if the field is absent or null. */
    public List<String> textList(String name) {
        JsonValue value = object.get(name);
        List<String> texts = new ArrayList<>();
        if (value == null || value == JsonValue.NULL) {
            return texts;
        }
        if (!(value instanceof JsonArray array)) {
            reject(name, ErrorDetail.WRONG_TYPE, "must be an array of strings");
            return texts;
        }
        for (int i = 0; i < array.size(); i++) {
            String text = textOf(name + "." + i, array.get(i), "must be a string");
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Returns the ids in an array field in their order, empty if the field is absent or null. */
    public List<UUID> ids(String name) {
        List<String> texts = textList(name);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            UUID id = PathId.parse(texts.get(i)).orElse(null);
            if (id == null) {
                reject(name + "." + i, ErrorDetail.WRONG_FORMAT, "must be a UUID");
            } else {
                ids.add(id);
            }
        }
        return ids;
    }

    private Map<String, JsonValue> members(String name, String allowed) {
        JsonValue value = object.get(name);
        if (value == null || value == JsonValue.NULL) {
            return Map.of();
        }
        if (!(value instanceof JsonObject members)) {
            reject(name, ErrorDetail.WRONG_TYPE, "must be " + allowed);
            return Map.of();
        }
        if (members.keySet().stream().anyMatch(key -> !isStorable(key))) {
            reject(name, ErrorDetail.WRONG_FORMAT, "must have names without the character U+0000 and lone surrogates");
            return Map.of();
        }
        return members;
    }

    private @Nullable String textOf(String name, @Nullable JsonValue value, String allowed) {
        if (!(value instanceof JsonString string)) {
            reject(name, ErrorDetail.WRONG_TYPE, allowed);
            return null;
        }
        String text = string.getString();
        if (!isStorable(text)) {
            reject(name, ErrorDetail.WRONG_FORMAT, "must not contain the character U+0000 or a lone surrogate");
            return null;
        }
        return text;
    }

    /** No database column takes U+0000, and a lone surrogate has no UTF-8 form. */
    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private boolean isAbsent(String name) {
        JsonValue value = object.get(name);
        return value == null || value == JsonValue.NULL;
    }

    private void missing(String name, String allowed) {
        reject(name, ErrorDetail.MISSING, "is required and must be " + allowed);
    }

    private static String memberName(String name, String key) {
        return name + "." + shown(key);
    }

    private static String shown(String key) {
        return key.length() > SHOWN_NAME_LENGTH ? key.substring(0, SHOWN_NAME_LENGTH) + "…" : key;
    }
}
