// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;

/** Assertions on the one error body of the REST interface. */
public final class ErrorBody {
    private static final List<String> TEXTS = List.of("message", "type", "ref", "error", "status", "code");

    private ErrorBody() {}

    /** Asserts status, error code and the members that every reader of errors relies on; returns the body for more. */
    public static JsonObject assertError(Reply reply, int status, String code) {
        assertThat(reply).as("answer with status %d", status).returns(status, Reply::status);
        assertThat(reply.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        JsonObject body = reply.json();
        assertThat(body).as(reply.body()).containsKeys(TEXTS.toArray(String[]::new));
        assertThat(TEXTS)
                .allSatisfy(
                        member -> assertThat(body.getString(member)).as(member).isNotBlank());
        assertThat(body.getString("code")).isEqualTo(code);
        assertThat(body.getString("status")).isEqualTo("error");
        assertThat(body.getString("error")).isEqualTo(body.getString("message"));
        return body;
    }

    /** Asserts a refusal of input that names the attribute. */
    public static JsonObject assertInvalid(Reply reply, String attribute) {
        JsonObject body = assertError(reply, 422, "VALIDATION_FAILED");
        assertThat(body.getJsonObject("error_details")).as(reply.body()).containsKey(attribute);
        return body;
    }
}
