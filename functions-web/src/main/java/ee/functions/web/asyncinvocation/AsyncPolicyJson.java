// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.asyncinvocation;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.async.AsyncPolicyValue;
import ee.functions.ejb.async.AsyncTarget;
import ee.functions.ejb.async.AsyncTarget.ToFunction;
import ee.functions.ejb.async.AsyncTarget.ToStream;
import ee.functions.ejb.async.NewAsyncPolicy;
import ee.functions.ejb.tag.TagName;
import ee.functions.web.body.JsonFields;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policies of asynchronous invocation as JSON. A target is an object with a function and a tag, the text {@code stream}, or null. */
final class AsyncPolicyJson {
    private static final String RETRIES = "retries_count";
    private static final String SUCCESS = "success_target";
    private static final String FAILURE = "failure_target";
    private static final String FUNCTION = "function_id";
    private static final String TAG = "tag";
    private static final String STREAM = "stream";

    private AsyncPolicyJson() {}

    static NewAsyncPolicy read(JsonFields fields) {
        NewAsyncPolicy policy =
                new NewAsyncPolicy(fields.integerOrNull(RETRIES), target(fields, SUCCESS), target(fields, FAILURE));
        fields.check();
        return policy;
    }

    private static @Nullable AsyncTarget target(JsonFields fields, String name) {
        if (fields.value(name) instanceof JsonString text) {
            if (!text.getString().equals(STREAM)) {
                fields.reject(
                        name,
                        ErrorDetail.WRONG_VALUE,
                        "must be an object with function_id, the string " + STREAM + ", or null");
            }
            return new ToStream();
        }
        JsonFields target = fields.objectOrNull(name);
        if (target == null) {
            return null;
        }
        String tag = target.textOrNull(TAG);
        return new ToFunction(target.requiredId(FUNCTION), tag == null ? TagName.CURRENT : tag);
    }

    static JsonObject list(List<AsyncPolicyValue> policies) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        policies.forEach(policy -> items.add(of(policy)));
        return JSON.createObjectBuilder().add("items", items).build();
    }

    static JsonObject of(AsyncPolicyValue policy) {
        return JSON.createObjectBuilder()
                .add(FUNCTION, policy.functionId().toString())
                .add(TAG, policy.tag())
                .add(RETRIES, policy.retriesCount())
                .add(SUCCESS, target(policy.successTarget()))
                .add(FAILURE, target(policy.failureTarget()))
                .add("updated_at", JsonValues.time(policy.updatedAt()))
                .build();
    }

    /** Returns a target as JSON, null included. */
    static JsonValue target(@Nullable AsyncTarget target) {
        if (target instanceof ToFunction function) {
            return JSON.createObjectBuilder()
                    .add(FUNCTION, function.functionId().toString())
                    .add(TAG, function.tag())
                    .build();
        }
        return target == null ? JsonValue.NULL : JSON.createValue(STREAM);
    }
}
