// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import static ee.functions.ejb.json.JsonText.JSON;

import ee.functions.ejb.invocation.HeaderValue;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.jpa.async.AsyncInvocationEntity;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a target is told about a call that has ended, as JSON. Bodies are texts, or base64 if they are not UTF-8; of a message that would
 * be too large first the body of the request is left out, then that of the response.
 */
final class ResultMessage {
    private static final String BODY = "body";
    private static final String CONTENT_TYPE = "content-type";

    private ResultMessage() {}

    /**
     * Returns the message in UTF-8.
     *
     * @param response what the function answered, null if it failed
     * @param bytes how large the message may be, as long as there are bodies that can be left out
     */
    static byte[] of(AsyncInvocationEntity call, @Nullable InvocationResponse response, int bytes) {
        byte[] message = written(call, response, true, true);
        if (message.length > bytes) {
            message = written(call, response, false, true);
        }
        return message.length > bytes ? written(call, response, false, false) : message;
    }

    private static byte[] written(
            AsyncInvocationEntity call, @Nullable InvocationResponse response, boolean asked, boolean answered) {
        return JSON.createObjectBuilder()
                .add("async_invocation_id", call.getId().toString())
                .add("invocation_id", text(call.getInvocationId()))
                .add("function_id", call.getFunctionId().toString())
                .add("tag", call.getTag())
                .add("status", call.getStatus())
                .add("outcome", text(call.getOutcome()))
                .add("http_status", number(call.getHttpStatus()))
                .add("error_code", text(call.getErrorCode()))
                .add("error", text(call.getError()))
                .add("attempts", call.getAttempts())
                .add("accepted_at", time(call.getAcceptedAt()))
                .add("finished_at", time(call.getFinishedAt()))
                .add("request", request(call, asked))
                .add("response", response == null ? JsonValue.NULL : response(response, answered))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject request(AsyncInvocationEntity call, boolean withBody) {
        JsonObjectBuilder request =
                JSON.createObjectBuilder().add("method", call.getMethod()).add("url", call.getUrl());
        byte[] body = call.getBody();
        return withBody(request, body == null ? new byte[0] : body, withBody);
    }

    private static JsonObject response(InvocationResponse response, boolean withBody) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("status", response.status())
                .add(
                        "content_type",
                        text(response.headers().stream()
                                .filter(header -> header.name().equalsIgnoreCase(CONTENT_TYPE))
                                .map(HeaderValue::value)
                                .findFirst()
                                .orElse(null)));
        return withBody(json, response.body(), withBody);
    }

    private static JsonObject withBody(JsonObjectBuilder json, byte[] body, boolean withBody) {
        String text = withBody ? utf8(body) : null;
        if (text != null) {
            json.add(BODY, text);
        } else if (withBody) {
            json.add(BODY, Base64.getEncoder().encodeToString(body));
        } else {
            json.addNull(BODY);
        }
        return json.add("is_base64_encoded", withBody && text == null)
                .add("body_omitted", !withBody)
                .build();
    }

    private static @Nullable String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }

    private static JsonValue text(@Nullable Object value) {
        return value == null ? JsonValue.NULL : JSON.createValue(value.toString());
    }

    private static JsonValue number(@Nullable Integer value) {
        return value == null ? JsonValue.NULL : JSON.createValue(value);
    }

    private static JsonValue time(@Nullable OffsetDateTime time) {
        return time == null
                ? JsonValue.NULL
                : JSON.createValue(
                        time.withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString());
    }
}
