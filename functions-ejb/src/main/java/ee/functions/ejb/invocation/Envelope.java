// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What {@code request.json()} gives a handler: who invokes, and the body of the request as a text (api-contract C.1).
 * A body that is not UTF-8 has its wrong bytes replaced, as {@code request.text()} would do.
 */
final class Envelope {
    private Envelope() {}

    static byte[] of(Caller caller, Instant at, byte[] body) {
        boolean user = caller.has(Permission.FUNCTIONS_INVOKE_CREATE);
        JsonObject invoker = Json.createObjectBuilder()
                .add("type", user ? "user" : "site")
                .add("id", user ? caller.subject() : caller.siteId())
                .add("timestamp", at.toString())
                .build();
        return Json.createObjectBuilder()
                .add("invoker", invoker)
                .add("payload", new String(body, StandardCharsets.UTF_8))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
