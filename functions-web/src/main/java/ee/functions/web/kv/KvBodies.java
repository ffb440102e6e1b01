// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.kv.KvOperation;
import ee.functions.ejb.kv.KvValueText;
import ee.functions.web.body.JsonFields;
import ee.functions.web.error.ErrorDetail;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batches as callers send them. Only their shape is checked here; the rules for namespaces, keys and values belong to the
 * service. Callers write {@code old_value} as the documentation of the REST interface has it, or {@code oldValue} as the SDK.
 */
final class KvBodies {
    private static final List<String> VALUE = List.of("value");
    private static final List<String> OLD_VALUE = List.of("old_value", "oldValue");
    private static final List<String> NEW_VALUE = List.of("new_value", "newValue");

    private static final String ALLOWED = "must be a string, a boolean or null";

    private KvBodies() {}

    /** Returns the operations; throws if anything that was read from these fields so far has the wrong shape. */
    static List<KvOperation> operations(JsonFields fields) {
        List<KvOperation> operations = fields.requiredObjects("operations").stream()
                .map(KvBodies::operation)
                .toList();
        fields.check(ErrorCode.KV_REQUEST_INVALID);
        return operations;
    }

    private static KvOperation operation(JsonFields fields) {
        String op = fields.requiredText("op");
        String key = fields.requiredText("key");
        switch (op) {
            case "get", "delete" -> {
                refuse(fields, op, VALUE);
                refuse(fields, op, OLD_VALUE);
                refuse(fields, op, NEW_VALUE);
                return op.equals("get") ? new KvOperation.Get(key) : new KvOperation.Delete(key);
            }
            case "set" -> {
                refuse(fields, op, OLD_VALUE);
                refuse(fields, op, NEW_VALUE);
                return new KvOperation.Set(key, valueOrNull(fields, op, VALUE));
            }
            case "testAndSet" -> {
                refuse(fields, op, VALUE);
                return new KvOperation.TestAndSet(
                        key, valueOrNull(fields, op, OLD_VALUE), valueOrNull(fields, op, NEW_VALUE));
            }
            default -> {
                if (fields.value("op") instanceof JsonString) {
                    fields.reject("op", ErrorDetail.WRONG_VALUE, "must be get, set, delete or testAndSet");
                }
                return new KvOperation.Get(key);
            }
        }
    }

    private static void refuse(JsonFields fields, String op, List<String> names) {
        for (String name : names) {
            if (fields.has(name)) {
                fields.reject(name, ErrorDetail.WRONG_VALUE, "is not allowed for " + op);
            }
        }
    }

    /** Returns the text of a value that must be given under exactly one of the names, null if it is null. */
    private static @Nullable String valueOrNull(JsonFields fields, String op, List<String> names) {
        List<String> given = names.stream().filter(fields::has).toList();
        if (given.isEmpty()) {
            fields.reject(names.get(0), ErrorDetail.MISSING, "is required for " + op + " and " + ALLOWED);
            return null;
        }
        if (given.size() > 1) {
            fields.reject(
                    names.get(0), ErrorDetail.WRONG_VALUE, "must be given once, as " + String.join(" or ", names));
            return null;
        }
        String name = given.get(0);
        JsonValue value = fields.value(name);
        if (value instanceof JsonString text) {
            return KvValueText.of(text.getString());
        }
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return KvValueText.of(value == JsonValue.TRUE);
        }
        if (value != JsonValue.NULL) {
            fields.reject(name, ErrorDetail.WRONG_TYPE, ALLOWED);
        }
        return null;
    }
}
