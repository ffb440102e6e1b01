// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.client;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Optional;

/** One answer of the server, read to its end. */
public record Reply(HttpResponse<?> response, String body) {
    /** Makes a reply whose body is read. */
    public Reply(HttpResponse<String> response) {
        this(response, response.body());
    }

    /** Returns the HTTP status. */
    public int status() {
        return response.statusCode();
    }

    /** Returns the first header of this name, empty if there is none. */
    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** Returns the body as a JSON object. */
    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body()))) {
            return reader.readObject();
        }
    }

    /** Returns the body as a JSON array. */
    public JsonArray array() {
        try (JsonReader reader = Json.createReader(new StringReader(body()))) {
            return reader.readArray();
        }
    }

    /** Returns a text member of the JSON body. */
    public String text(String member) {
        return json().getString(member);
    }

    /** Returns this reply if it has the status, so that a call that only prepares a test fails where it goes wrong. */
    public Reply must(int status) {
        if (status() != status) {
            throw new AssertionError("%s %s answered %d instead of %d: %s"
                    .formatted(response.request().method(), response.uri(), status(), status, body()));
        }
        return this;
    }

    /** Shows status and body, which is what a failed assertion needs. */
    @Override
    public String toString() {
        return status() + " " + body();
    }
}
