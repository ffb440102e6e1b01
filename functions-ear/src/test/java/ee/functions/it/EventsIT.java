// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.Reply;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/v3/events}: invocations and posted events in one list, and bindings that make posted events invoke functions. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class EventsIT {
    private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(60);

    private static final String LOGIN = """
            export async function onInvoke(request) {
              const { payload } = await request.json();
              if (payload === "fail") throw new Error("no such user");
              return Response.json({user: JSON.parse(payload).user, access_token: "hunter3", nested: [{"api-key": "hunter4"}]});
            }
            """;
    private static final String LISTENER = """
            export default function (data) {
              const { event_metadata, details } = data.messages[0];
              console.log("heard " + event_metadata.event_type + " " + details.source + " " + details.payload);
              if (JSON.parse(details.payload).fail) throw new Error("cannot hear");
              return event_metadata.event_id;
            }
            """;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void anInvocationIsAnEventWithoutItsSecrets() {
        ManagedFunction function = workspace.function();
        function.deployed(LOGIN);
        invoke(function, "{\"user\":\"ann\",\"password\":\"hunter2\"}").must(200);

        JsonObject event = only("?function_id=" + function.id());

        assertThat(event.getString("type")).isEqualTo("FUNCTION_INVOCATION");
        assertThat(event.getString("status")).isEqualTo("SUCCESS");
        assertThat(event.getString("outcome")).isEqualTo("SUCCESS");
        assertThat(event.getString("functionId")).isEqualTo(function.id());
        assertThat(event.getString("tag")).isEqualTo("$current");
        assertThat(event.getString("requestPayload")).isEqualTo("{\"user\":\"ann\",\"password\":\"[redacted]\"}");
        assertThat(event.getString("responsePayload"))
                .contains("\"user\":\"ann\"")
                .contains("[redacted]")
                .doesNotContain("hunter");
        assertThat(event.getInt("requestBytes")).isEqualTo(35);
        assertThat(event.getInt("responseStatus")).isEqualTo(200);
        assertThat(event.getJsonNumber("cpuTime").longValue()).isNotNegative();
        assertThat(event.getJsonNumber("allocatedBytes").longValue()).isNotNegative();
        assertThat(event.isNull("error")).isTrue();
        assertThat(workspace
                        .admin()
                        .events("/" + event.getString("id"))
                        .must(200)
                        .json())
                .isEqualTo(event);
    }

    @Test
    void anInvocationThatFailsIsAFailureWithItsError() {
        ManagedFunction function = workspace.function();
        function.deployed(LOGIN);
        invoke(function, "fail").must(502);

        JsonObject event = only("?status=FAILURE&function_id=" + function.id());

        assertThat(event.getString("outcome")).isEqualTo("FUNCTION_ERROR");
        assertThat(event.getString("error")).contains("no such user");
        assertThat(event.getString("requestPayload")).isEqualTo("fail");
        assertThat(event.isNull("responsePayload")).isTrue();
        assertThat(items("?status=SUCCESS&function_id=" + function.id())).isEmpty();
    }

    @Test
    void invocationsAreFoundByOutcomeVersionDurationAndCaller() {
        ManagedFunction function = workspace.function();
        String first = function.deployed(LOGIN);
        invoke(function, "{\"user\":\"ann\"}").must(200);
        invoke(function, "fail").must(502);
        function.deployed(ManagedFunction.PING);
        invoke(function, "{}").must(200);
        String of = "?function_id=" + function.id();
        List<JsonObject> all = items(of);
        String caller = all.get(0).getString("caller");
        long slowest = all.stream()
                .mapToLong(event -> event.getJsonNumber("processingTime").longValue())
                .max()
                .orElseThrow();

        assertThat(all).hasSize(3);
        assertThat(only(of + "&outcome=timed_out,function_error").getString("versionId"))
                .isEqualTo(first);
        assertThat(items(of + "&outcome=REFUSED")).isEmpty();
        assertThat(items(of + "&version_id=" + first)).hasSize(2);
        assertThat(items(of + "&min_duration_ms=" + slowest))
                .isNotEmpty()
                .allMatch(event -> event.getInt("processingTime") == slowest);
        assertThat(items(of + "&min_duration_ms=" + (slowest + 1))).isEmpty();
        assertThat(items(of + "&caller=" + caller)).hasSize(3);
        assertThat(items(of + "&caller=nobody")).isEmpty();
        JsonObject page = workspace
                .admin()
                .events(of + "&per_page=1&version_id=" + first + "&caller=" + caller)
                .must(200)
                .json();
        assertThat(page.getString("next_page")).contains("version_id=" + first).contains("caller=" + caller);
        assertThat(page.isNull("searched_to")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"outcome, fine", "version_id, 1", "min_duration_ms, -1", "caller, %00"})
    void whatIsNoFilterOfInvocationsIsRefusedAndNamed(String parameter, String value) {
        assertInvalid(workspace.admin().events("?" + parameter + "=" + value), parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER_CREATED", "ORDER_PLACED", "PAYMENT_PROCESSED", "ITEM_SHIPPED", "OTHER"})
    void eventsOfAllOtherTypesArePosted(String type) {
        String source = "it " + UUID.randomUUID();
        JsonObject posted = workspace
                .admin()
                .postEvent("{\"type\":\"" + type + "\",\"source\":\"" + source
                        + "\",\"payload\":{\"id\":7,\"card_number\":\"4111\"}}")
                .must(201)
                .json();

        assertThat(posted.getString("status")).isEqualTo("SUCCESS");
        assertThat(posted.getString("requestPayload")).isEqualTo("{\"id\":7,\"card_number\":\"[redacted]\"}");
        assertThat(only("?type=" + type + "&source=" + source.replace(" ", "%20")))
                .isEqualTo(posted);
        assertThat(items("?type=FUNCTION_INVOCATION&source=" + source.replace(" ", "%20")))
                .isEmpty();
    }

    @Test
    void pagesShowEachEventOnceNewestFirst() {
        ManagedFunction function = workspace.function();
        function.deployed(LOGIN);
        String source = function.name();
        for (int i = 0; i < 3; i++) {
            invoke(function, "{\"user\":\"ann\"}").must(200);
            workspace
                    .admin()
                    .postEvent("{\"type\":\"OTHER\",\"source\":\"" + source + "\"}")
                    .must(201);
        }

        List<JsonObject> read = new ArrayList<>();
        String query = "?per_page=2&source=" + source.replace(" ", "%20");
        for (int page = 0; page < 4 && !query.isEmpty(); page++) {
            JsonObject list = workspace.admin().events(query).must(200).json();
            read.addAll(list.getJsonArray("items").getValuesAs(JsonObject.class));
            query = list.isNull("next_page")
                    ? ""
                    : list.getString("next_page")
                            .substring(list.getString("next_page").indexOf('?'));
        }

        assertThat(read).hasSize(6).doesNotHaveDuplicates();
        assertThat(read)
                .extracting(event -> event.getString("type"))
                .containsExactly(
                        "OTHER", "FUNCTION_INVOCATION", "OTHER", "FUNCTION_INVOCATION", "OTHER", "FUNCTION_INVOCATION");
    }

    @Test
    void aBindingHasTheFunctionInvokedForEventsOfItsTypeAndSource() {
        ManagedFunction function = workspace.function();
        function.deployed(LISTENER);
        String source = "it-" + UUID.randomUUID();
        String binding = workspace
                .admin()
                .createBinding(function.id(), "ORDER_PLACED", source)
                .must(201)
                .text("id");
        String other = post("USER_CREATED", source, "{}").getString("id");

        JsonObject posted = post("ORDER_PLACED", source, "{\"token\":\"whole\"}");

        assertThat(posted.getString("status")).isEqualTo("PENDING");
        JsonObject done = ended(posted.getString("id"));
        assertThat(done.getString("status")).isEqualTo("SUCCESS");
        JsonObject delivery = done.getJsonArray("deliveries").getJsonObject(0);
        assertThat(delivery.getString("bindingId")).isEqualTo(binding);
        assertThat(delivery.getString("status")).isEqualTo("SUCCESS");
        assertThat(workspace.admin().events("/" + other).must(200).json().getJsonArray("deliveries"))
                .isEmpty();
        assertThat(workspace
                        .admin()
                        .listLogs(function.id(), "")
                        .must(200)
                        .json()
                        .getJsonArray("logs")
                        .getValuesAs(JsonObject.class))
                .extracting(entry -> entry.getString("message"))
                .contains("heard ORDER_PLACED " + source + " {\"token\":\"whole\"}");

        workspace.admin().deleteBinding(binding).must(204);
        assertThat(post("ORDER_PLACED", source, "{}").getJsonArray("deliveries"))
                .isEmpty();
    }

    @Test
    void bindingsGoWithTheirFunctionAndEventsThatWaitForItFail() {
        ManagedFunction function = workspace.function();
        function.deployed(LISTENER);
        String source = "it-" + UUID.randomUUID();
        String binding = workspace
                .admin()
                .createBinding(function.id(), "ORDER_PLACED", source)
                .must(201)
                .text("id");
        String event = post("ORDER_PLACED", source, "{\"fail\":true}").getString("id");

        workspace.admin().deleteFunction(function.id()).must(204);

        assertThat(ended(event).getString("status")).isEqualTo("FAILURE");
        assertError(workspace.admin().events("/bindings/" + binding), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422",
                "{\"type\":\"FUNCTION_INVOCATION\",\"source\":\"s\"} | 422",
                "{\"type\":\"OTHER\",\"source\":\" \"} | 422",
                "{\"type\":\"OTHER\",\"source\":\"s\",\"timestamp\":\"2001-01-01T00:00:00Z\"} | 422",
                "{\"type\":\"OTHER\",\"source\":\"s\",\"payload\":\"a\\u0000b\"} | 422",
                "[] | 400",
                "{ | 400"
            })
    void whatIsNoEventIsRefused(String body, int status) {
        assertError(workspace.admin().postEvent(body), status, status == 400 ? "MALFORMED_JSON" : "VALIDATION_FAILED");
    }

    private static Reply invoke(ManagedFunction function, String body) {
        return function.invoke(body);
    }

    private JsonObject post(String type, String source, String payload) {
        return workspace
                .admin()
                .postEvent("{\"type\":\"" + type + "\",\"source\":\"" + source + "\",\"payload\":" + payload + "}")
                .must(201)
                .json();
    }

    private JsonObject ended(String eventId) {
        return await().atMost(DELIVERED_WITHIN)
                .until(
                        () -> workspace.admin().events("/" + eventId).must(200).json(),
                        event -> !event.getString("status").equals("PENDING"));
    }

    private JsonObject only(String query) {
        List<JsonObject> found = items(query);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<JsonObject> items(String query) {
        return workspace
                .admin()
                .events(query)
                .must(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }
}
