// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Payloads;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.settings.Setting;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventPayloadsTest {
    private final EventPayloads payloads =
            Payloads.of(TestSettings.with(Setting.EVENT_PAYLOAD_BYTES, "64").build());

    @Test
    void aTextIsKeptAsItIs() {
        assertThat(kept("{\"a\": \"ä\"}")).isEqualTo("{\"a\": \"ä\"}");
        assertThat(kept("plain\r\n\ttext")).isEqualTo("plain\r\n\ttext");
    }

    @Test
    void ofNothingNothingIsKept() {
        assertThat(payloads.capture(new byte[0])).isNull();
        assertThat(payloads.text(null)).isNull();
        assertThat(payloads.posted(null)).isNull();
    }

    @Test
    void aBodyThatFitsIsNotCopied() {
        byte[] body = new byte[64];
        Payload payload = payloads.capture(body);
        assertThat(payload).isNotNull();
        assertThat(payload.head()).isSameAs(body);
    }

    @Test
    void ofALongBodyOnlyTheBeginningIsHeld() {
        Payload payload = payloads.capture(new byte[3_000_000]);
        assertThat(payload).isNotNull();
        assertThat(payload.head()).hasSize(64);
        assertThat(payload.length()).isEqualTo(3_000_000);
    }

    @Test
    void aLongTextIsCutAfterAWholeCharacter() {
        assertThat(kept("x" + "ä".repeat(100))).isEqualTo("x" + "ä".repeat(31) + "…");
        assertThat(kept("{\"a\":\"" + "😀".repeat(100) + "\"}")).isEqualTo("{\"a\":\"" + "😀".repeat(14) + "…");
    }

    @Test
    void whatGrowsByRedactionIsCutToo() {
        String text = "{" + "\"token\":1,".repeat(5) + "\"a\":1}";
        assertThat(kept(text))
                .startsWith("{\"token\":\"[redacted]\",")
                .endsWith("…")
                .hasSizeLessThanOrEqualTo(65);
    }

    @Test
    void theBeginningOfALongJsonIsRedactedToo() {
        assertThat(kept("{\"password\":\"" + "s".repeat(100) + "\"}")).isEqualTo("{\"password\":\"[redacted]\"…");
    }

    @Test
    void whatIsNoTextIsLeftOutWithANote() {
        assertThat(text(new byte[] {'a', (byte) 0xff, 'b'})).isEqualTo("[omitted: 3 bytes that are not text in UTF-8]");
        assertThat(kept("a\0b")).isEqualTo("[omitted: 3 bytes that are not text in UTF-8]");
        assertThat(text("ä".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("[omitted: 1 bytes that are not text in UTF-8]");
    }

    @Test
    void whatCannotBeRedactedIsLeftOutWithANote() {
        assertThat(kept("{password: 'x'}"))
                .isEqualTo("[omitted: 15 bytes in which fields to be redacted cannot be told apart]");
    }

    @Test
    void whatIsPostedIsRedactedButNotCut() {
        String text = "{\"card_number\":1,\"a\":\"" + "x".repeat(500) + "\"}";
        assertThat(payloads.posted(text)).isEqualTo(text.replace(":1,", ":\"[redacted]\","));
    }

    @Test
    void switchedOffNoBodyIsCaptured() {
        EventPayloads off =
                Payloads.of(TestSettings.with(Setting.EVENT_PAYLOADS, "off").build());
        assertThat(off.capture(new byte[] {'a'})).isNull();
    }

    private @Nullable String kept(String text) {
        return text(text.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String text(byte[] body) {
        return payloads.text(payloads.capture(body));
    }
}
