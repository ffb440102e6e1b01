// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00.000001Z");

    @Test
    void userIsNamed() {
        assertThat(envelope(Callers.with(Permission.FUNCTIONS_INVOKE_CREATE), "{\"a\": \"\u00E4\"}"))
                .isEqualTo("""
                        {"invoker":{"type":"user","id":"alice","timestamp":"2026-11-20T12:00:00.000001Z"},\
                        "payload":"{\\"a\\": \\"\u00E4\\"}"}""");
    }

    @Test
    void applicationOfTheSiteIsTheSite() {
        assertThat(envelope(Callers.with(Permission.FUNCTIONS_INVOKE), "")).isEqualTo("""
                        {"invoker":{"type":"site","id":"site-a","timestamp":"2026-11-20T12:00:00.000001Z"},"payload":""}""");
    }

    private static String envelope(Caller caller, String body) {
        return new String(Envelope.of(caller, AT, body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
