// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.asyncinvocation;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.async.AsyncAttemptValue;
import ee.functions.ejb.async.AsyncInvocationValue;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/** Asynchronous invocations as JSON. */
final class AsyncInvocationJson {
    private AsyncInvocationJson() {}

    static JsonObject page(List<AsyncInvocationValue> calls, JsonValue nextPage) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        calls.forEach(call -> items.add(of(call)));
        return JSON.createObjectBuilder()
                .add("items", items)
                .add("next_page", nextPage)
                .build();
    }

    static JsonObject detailed(AsyncInvocationValue call) {
        JsonArrayBuilder attempts = JSON.createArrayBuilder();
        call.lastAttempts().forEach(attempt -> attempts.add(of(attempt)));
        return of(call).add("last_attempts", attempts).build();
    }

    private static JsonObjectBuilder of(AsyncInvocationValue call) {
        return JSON.createObjectBuilder()
                .add("id", call.id().toString())
                .add("function_id", call.functionId().toString())
                .add("tag", call.tag())
                .add("status", call.status().name())
                .add("method", call.method())
                .add("url", call.url())
                .add("raw", call.raw())
                .add("event_id", JsonValues.text(call.eventId()))
                .add("attempts", call.attempts())
                .add("retries_count", call.retriesCount())
                .add("success_target", AsyncPolicyJson.target(call.successTarget()))
                .add("failure_target", AsyncPolicyJson.target(call.failureTarget()))
                .add("accepted_at", JsonValues.time(call.acceptedAt()))
                .add("expires_at", JsonValues.time(call.expiresAt()))
                .add("next_attempt_at", JsonValues.time(call.nextAttemptAt()))
                .add("finished_at", JsonValues.time(call.finishedAt()))
                .add("invocation_id", JsonValues.text(call.invocationId()))
                .add("outcome", JsonValues.text(call.outcome()))
                .add("http_status", JsonValues.number(call.httpStatus()))
                .add("error_code", JsonValues.text(call.errorCode()))
                .add("error", JsonValues.text(call.error()))
                .add("delivery", JsonValues.text(call.delivery()));
    }

    private static JsonObjectBuilder of(AsyncAttemptValue attempt) {
        return JSON.createObjectBuilder()
                .add("invocation_id", attempt.invocationId().toString())
                .add("attempt", attempt.number())
                .add("started_at", JsonValues.time(attempt.startedAt()))
                .add("finished_at", JsonValues.time(attempt.finishedAt()))
                .add("outcome", attempt.outcome())
                .add("http_status", JsonValues.number(attempt.httpStatus()))
                .add("error_code", JsonValues.text(attempt.errorCode()));
    }
}
