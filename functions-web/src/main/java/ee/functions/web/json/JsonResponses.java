// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.json;

import ee.functions.ejb.limit.Utf8;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Answers with JSON. The text is made here, so that no provider of a server decides about names, nulls or charset. */
public final class JsonResponses {
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    private JsonResponses() {}

    /** Returns a response with this status and body; callers may add headers before they build it. */
    public static Response.ResponseBuilder status(int status, JsonStructure body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(bytes(body));
    }

    /** Returns the text of any JSON in UTF-8. */
    public static byte[] bytes(JsonValue value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a response with status 200 and this body. */
    public static Response ok(JsonStructure body) {
        return status(200, body).build();
    }

    /** Half a surrogate pair has no UTF-8 form. It can only be inside of a string, where it can be escaped. */
    private static String text(JsonValue body) {
        String json = body.toString();
        return Utf8.isStorable(json)
                ? json
                : HALF_PAIR
                        .matcher(json)
                        .replaceAll(half -> String.format(
                                Locale.ROOT, "\\\\u%04x", (int) half.group().charAt(0)));
    }
}
