// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.event;

import static ee.functions.web.fixture.FakeServices.AUDIT_RECORD;
import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static ee.functions.web.fixture.FakeServices.TASK;
import static ee.functions.web.fixture.FakeServices.TIME;
import static ee.functions.web.fixture.FakeServices.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.event.EventFilter;
import ee.functions.ejb.event.EventQuery;
import ee.functions.ejb.event.EventStatus;
import ee.functions.ejb.event.EventType;
import ee.functions.ejb.event.InvocationFilter;
import ee.functions.ejb.event.NewBinding;
import ee.functions.ejb.event.NewEvent;
import ee.functions.ejb.version.PageQuery;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsResourceTest {
    private static final String PATH = "/api/v3/events";
    private static final String BINDINGS = PATH + "/bindings";
    private static final String BINDING = """
            {"eventType":"ORDER_PLACED","functionId":"11111111-1111-4111-8111-111111111111"%s}""";

    private final WebLayer web = new WebLayer();

    @Test
    void anEventIsPostedAndShownWithAllItsMembers() {
        Answer answer = web.call("POST", PATH)
                .body("{\"type\":\"ORDER_PLACED\",\"source\":\"shop\",\"payload\":{\"a\": 1}}")
                .send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json()).isEqualTo(json("""
                {
                  "id": "77777777-7777-4777-8777-777777777777",
                  "type": "ORDER_PLACED",
                  "status": "FAILURE",
                  "timestamp": "2026-01-31T12:00:00.123Z",
                  "source": "shop",
                  "caller": "alice",
                  "requestPayload": "{\\"a\\":1}",
                  "requestBytes": 7,
                  "responsePayload": null,
                  "responseBytes": null,
                  "responseStatus": null,
                  "processingTime": 12,
                  "cpuTime": null,
                  "allocatedBytes": null,
                  "retryCount": 3,
                  "functionId": null,
                  "versionId": null,
                  "tag": null,
                  "outcome": null,
                  "error": "1 of 1 deliveries failed: dead",
                  "deliveries": [{
                    "functionId": "11111111-1111-4111-8111-111111111111",
                    "tag": "$current",
                    "bindingId": "%s",
                    "status": "FAILURE",
                    "retryCount": 3,
                    "asyncInvocationId": "66666666-6666-4666-8666-666666666666",
                    "error": "dead"
                  }]
                }""".formatted(TASK)));
        assertThat(web.services.asked)
                .containsExactly(new NewEvent(EventType.ORDER_PLACED, "shop", "{\"a\":1}", "{\"a\":1}", null));
    }

    @Test
    void aPayloadThatIsAStringIsShownWithoutQuotes() {
        web.call("POST", PATH)
                .body(
                        "{\"type\":\"OTHER\",\"source\":\"s\",\"payload\":\"a\\\"b\",\"timestamp\":\"2026-01-31T13:00:00+01:00\"}")
                .send();

        assertThat(web.services.asked)
                .containsExactly(new NewEvent(
                        EventType.OTHER, "s", "\"a\\\"b\"", "a\"b", OffsetDateTime.parse("2026-01-31T13:00:00+01:00")));
    }

    @Test
    void aPayloadOfNullIsNone() {
        web.call("POST", PATH)
                .body("{\"type\":\"OTHER\",\"source\":\"s\",\"payload\":null,\"timestamp\":null}")
                .send();

        assertThat(web.services.asked).containsExactly(new NewEvent(EventType.OTHER, "s", null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | type",
                "{} | source",
                "{\"type\":\"FUNCTION_INVOCATION\",\"source\":\"s\"} | type",
                "{\"type\":\"order_placed\",\"source\":\"s\"} | type",
                "{\"type\":7,\"source\":\"s\"} | type",
                "{\"type\":\"OTHER\",\"source\":[]} | source",
                "{\"type\":\"OTHER\",\"source\":\"s\",\"timestamp\":\"noon\"} | timestamp",
                "{\"type\":\"OTHER\",\"source\":\"s\",\"timestamp\":\"+99999-01-01T00:00:00Z\"} | timestamp",
                "{\"type\":\"OTHER\",\"source\":\"s\",\"timestamp\":7} | timestamp"
            })
    void whatIsWrongInAnEventIsNamed(String body, String attribute) {
        assertRefused(web.call("POST", PATH).body(body).send(), attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{}{}"})
    void anEventIsOneObject(String body) {
        Answer answer = web.call("POST", PATH).body(body).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void listsAreFilteredAndKeepTheFiltersOnTheNextPage() {
        web.services.nextToken = "t";

        Answer answer = web.call(
                        "GET",
                        PATH + "?per_page=2&type=order_placed,OTHER&status=FAILURE&source=a%20b&function_id=" + FUNCTION
                                + "&from=2026-01-31T12:00:00Z&to=2026-02-01T12:00:00Z&x=y")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(event -> event.getString("type"))
                .containsExactly("FUNCTION_INVOCATION", "ORDER_PLACED");
        assertThat(answer.json().getString("next_page"))
                .contains("per_page=2")
                .contains("type=order_placed%2COTHER")
                .contains("status=FAILURE")
                .contains("source=a%20b")
                .contains("function_id=" + FUNCTION)
                .endsWith("page_token=t")
                .doesNotContain("x=y");
        assertThat(web.services.asked)
                .containsExactly(new EventQuery(
                        OffsetDateTime.parse("2026-01-31T12:00:00Z"),
                        OffsetDateTime.parse("2026-02-01T12:00:00Z"),
                        new EventFilter(
                                Set.of(EventType.ORDER_PLACED, EventType.OTHER),
                                Set.of(EventStatus.FAILURE),
                                "a b",
                                FUNCTION,
                                InvocationFilter.ALL),
                        2,
                        null));
    }

    @Test
    void anInvocationTellsWhatItAnsweredAndUsed() {
        JsonObject event =
                web.call("GET", PATH).send().json().getJsonArray("items").getJsonObject(0);

        assertThat(event.getInt("responseStatus")).isEqualTo(201);
        assertThat(event.getInt("cpuTime")).isEqualTo(4);
        assertThat(event.getInt("allocatedBytes")).isEqualTo(70_000);
    }

    @Test
    void invocationsAreFilteredAndTheFiltersAreKeptOnTheNextPage() {
        web.services.nextToken = "t";
        web.services.searchedTo = TIME;
        String filters = "&outcome=timed_out%2CREFUSED&min_duration_ms=1000&caller=a%20b";

        Answer answer =
                web.call("GET", PATH + "?version_id=" + VERSION + filters).send();

        assertThat(answer.json().getString("next_page")).endsWith("?version_id=" + VERSION + filters + "&page_token=t");
        assertThat(answer.json().getString("searched_to")).isEqualTo("2026-01-31T12:00:00.123Z");
        assertThat(web.services.asked)
                .containsExactly(new EventQuery(
                        null,
                        null,
                        new EventFilter(
                                Set.of(),
                                Set.of(),
                                null,
                                null,
                                new InvocationFilter(Set.of("TIMED_OUT", "REFUSED"), VERSION, 1000, "a b")),
                        50,
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "per_page=0, per_page",
        "per_page=101, per_page",
        "type=SPORT, type",
        "status=MAYBE, status",
        "function_id=x, function_id",
        "outcome=fine, outcome",
        "version_id=x, version_id",
        "min_duration_ms=-1, min_duration_ms",
        "min_duration_ms=86400001, min_duration_ms",
        "min_duration_ms=1s, min_duration_ms",
        "caller=%00, caller",
        "source=%00, source",
        "from=x, from",
        "from=2026-01-31T12:00:00Z&to=2026-01-31T12:00:00Z, to"
    })
    void whatIsWrongInAQueryIsNamed(String query, String attribute) {
        assertRefused(web.call("GET", PATH + "?" + query).send(), attribute);
    }

    @Test
    void anEventIsReadByItsId() {
        Answer answer = web.call("GET", PATH + "/" + AUDIT_RECORD).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("id")).isEqualTo(AUDIT_RECORD.toString());
        assertThat(web.call("GET", PATH + "/x").send().status()).isEqualTo(404);
        assertThat(web.services.asked).containsExactly(AUDIT_RECORD);
    }

    @Test
    void aBindingIsCreatedWithItsDefaultsAndShownWithAllItsMembers() {
        Answer answer = web.call("POST", BINDINGS).body(BINDING.formatted("")).send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json()).isEqualTo(json("""
                {
                  "id": "%s",
                  "eventType": "ORDER_PLACED",
                  "source": null,
                  "functionId": "11111111-1111-4111-8111-111111111111",
                  "tag": "$current",
                  "enabled": true,
                  "createdAt": "2026-01-31T12:00:00.123Z",
                  "updatedAt": "2026-01-31T12:00:00.123Z"
                }""".formatted(TASK)));
        assertThat(web.services.asked)
                .containsExactly(new NewBinding(EventType.ORDER_PLACED, null, FUNCTION, null, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | eventType",
                "{} | functionId",
                "{\"eventType\":\"FUNCTION_INVOCATION\"} | eventType",
                "{\"functionId\":\"x\"} | functionId",
                "{\"source\":7} | source",
                "{\"tag\":[]} | tag",
                "{\"enabled\":\"yes\"} | enabled",
                "{\"enabled\":null} | enabled"
            })
    void whatIsWrongInABindingIsNamed(String body, String attribute) {
        assertRefused(web.call("POST", BINDINGS).body(body).send(), attribute);
        assertRefused(web.call("PUT", BINDINGS + "/" + TASK).body(body).send(), attribute);
    }

    @Test
    void bindingsAreListedReadReplacedAndDeleted() {
        web.services.nextToken = "t";
        Answer list = web.call("GET", BINDINGS + "?per_page=3&function_id=" + FUNCTION)
                .send();
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().getString("next_page"))
                .endsWith(BINDINGS + "?per_page=3&function_id=" + FUNCTION + "&page_token=t");
        assertThat(web.call("GET", BINDINGS + "/" + TASK).send().status()).isEqualTo(200);
        Answer replaced = web.call("PUT", BINDINGS + "/" + TASK)
                .body(BINDING.formatted(",\"source\":\"shop\",\"tag\":\"beta\",\"enabled\":false"))
                .send();
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(web.call("DELETE", BINDINGS + "/" + TASK).send().status()).isEqualTo(204);
        assertThat(web.services.asked)
                .containsExactly(
                        List.of(FUNCTION, new PageQuery(3, true, null)),
                        TASK,
                        List.of(TASK, new NewBinding(EventType.ORDER_PLACED, "shop", FUNCTION, "beta", false)),
                        TASK);
    }

    private void assertRefused(Answer answer, String attribute) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKey(attribute);
        assertThat(web.services.asked).isEmpty();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
