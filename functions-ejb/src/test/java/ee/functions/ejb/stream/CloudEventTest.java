// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventTest {
    private static final UUID EVENT = UUID.fromString("0b8f3f3e-6d43-4c05-8a55-2f4f4cf0a001");
    private static final UUID FUNCTION = UUID.fromString("5d6bd6a0-7f2a-4c7e-9a3f-3c2b5a1f0002");

    @Test
    void invocationHasAllThatCloudEventsAskFor() {
        JsonObject json = read(CloudEvent.json(new StreamEvent(
                EVENT,
                "acme",
                FUNCTION,
                "FUNCTION_INVOCATION",
                "SUCCESS",
                "greeter",
                OffsetDateTime.parse("2026-11-20T14:00:00+02:00"),
                12L,
                "{\"a\":1}",
                "hello")));

        assertThat(json).isEqualTo(read("""
                        {"specversion":"1.0",
                         "id":"0b8f3f3e-6d43-4c05-8a55-2f4f4cf0a001.success",
                         "source":"/sites/acme/functions/5d6bd6a0-7f2a-4c7e-9a3f-3c2b5a1f0002",
                         "type":"ee.functions.invocation",
                         "subject":"0b8f3f3e-6d43-4c05-8a55-2f4f4cf0a001",
                         "time":"2026-11-20T12:00:00Z",
                         "datacontenttype":"application/json",
                         "partitionkey":"5d6bd6a0-7f2a-4c7e-9a3f-3c2b5a1f0002",
                         "data":{"id":"0b8f3f3e-6d43-4c05-8a55-2f4f4cf0a001","type":"FUNCTION_INVOCATION",
                                 "status":"SUCCESS","source":"greeter","timestamp":"2026-11-20T12:00:00Z",
                                 "processingTime":12,"request":"{\\"a\\":1}","response":"hello"}}
                        """));
    }

    @Test
    void eventOfNoFunctionIsOfItsSite() {
        JsonObject json = read(CloudEvent.json(event("a b/ä", null, "ORDER_PLACED", null)));

        assertThat(json.getString("source")).isEqualTo("/sites/a%20b%2F%C3%A4");
        assertThat(json.getString("partitionkey")).isEqualTo("a b/ä");
        assertThat(json.getString("id")).endsWith(".pending");
        JsonObject data = json.getJsonObject("data");
        assertThat(data.isNull("processingTime")).isTrue();
        assertThat(data.isNull("request")).isTrue();
        assertThat(data.isNull("response")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "FUNCTION_INVOCATION, ee.functions.invocation",
        "USER_CREATED, ee.functions.user.created",
        "ORDER_PLACED, ee.functions.order.placed",
        "PAYMENT_PROCESSED, ee.functions.payment.processed",
        "ITEM_SHIPPED, ee.functions.item.shipped",
        "OTHER, ee.functions.other"
    })
    void everyTypeOfEventHasATypeOfItsOwn(String type, String expected) {
        assertThat(CloudEvent.type(type)).isEqualTo(expected);
    }

    @Test
    void textThatNoDatabaseStoresIsMadeOneThatItDoes() {
        String json = CloudEvent.json(event("acme", FUNCTION, "OTHER", "nul \u0000 half \ud83d whole \ud83d\ude00"));

        assertThat(json).doesNotContain("\u0000");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(json)).isTrue();
        assertThat(read(json).getJsonObject("data").getString("request"))
                .isEqualTo("nul \u0000 half ? whole \ud83d\ude00");
    }

    private static StreamEvent event(String siteId, UUID functionId, String type, String request) {
        return new StreamEvent(
                EVENT,
                siteId,
                functionId,
                type,
                "PENDING",
                "shop",
                OffsetDateTime.parse("2026-11-20T12:00:00Z"),
                null,
                request,
                null);
    }

    private static JsonObject read(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }
}
