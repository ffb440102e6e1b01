// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.json;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Answers with JSON. The text is made here, so that no provider of a server decides about names, nulls or charset. */
public final class JsonResponses {
    private JsonResponses() {}

    /** Returns a response with this status and body; callers may add headers before they build it. */
    public static Response.ResponseBuilder status(int status, JsonObject body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a response with status 200 and this body. */
    public static Response ok(JsonObject body) {
        return status(200, body).build();
    }
}
