// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.TestDatabase;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** {@code /api/v2/scheduled-triggers}: functions that run by the clock. Ticks are moved into the past, not waited for. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ScheduledTriggersIT {
    private static final Duration RUN_WITHIN = Duration.ofSeconds(40);
    /** Ticks once a year, hence never while a test looks. */
    private static final String YEARLY = "0 0 1 1 *";

    private static final String ECHO = """
            export async function onInvoke(request) {
              console.log("handed " + JSON.stringify(await request.json()));
              return new Response("", {status: 202});
            }
            """;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void aTriggerIsCreatedReadChangedAndDeleted() {
        ManagedFunction function = workspace.function();
        JsonObject created = workspace
                .admin()
                .createSchedule(function.id(), "15 10 ? * 6L *")
                .must(201)
                .json();
        String id = created.getString("id");
        assertThat(created.getString("name")).isEqualTo("it");
        assertThat(created.getString("trigger_type")).isEqualTo("function");
        assertThat(created.getString("trigger_id")).isEqualTo(function.id());
        assertThat(created.getString("schedule_pattern")).isEqualTo("15 10 ? * 6L *");
        assertThat(created.getBoolean("enabled")).isTrue();
        assertThat(Instant.parse(created.getString("next_run_at"))).isAfter(Instant.now());
        assertThat(created.isNull("last_run")).isTrue();
        assertThat(workspace.admin().schedules("/" + id).must(200).json()).isEqualTo(created);
        assertThat(items(workspace.admin().schedules("?trigger_id=" + function.id())))
                .containsExactly(created);
        assertThat(items(workspace.admin().schedules(""))).contains(created);

        JsonObject wrapped = workspace
                .admin()
                .updateSchedule(
                        id,
                        "{\"operations\":[{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":false},"
                                + "{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"other\"}]}")
                .must(200)
                .json();
        assertThat(wrapped.getBoolean("enabled")).isFalse();
        assertThat(wrapped.getString("name")).isEqualTo("other");
        assertThat(wrapped.isNull("next_run_at")).isTrue();
        JsonObject bare = workspace
                .admin()
                .send(
                        "PATCH",
                        "/api/v2/scheduled-triggers/" + id,
                        "[{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":true},"
                                + "{\"op\":\"replace\",\"path\":\"/schedule_pattern\",\"value\":\"rate(5 minutes)\"}]")
                .must(200)
                .json();
        assertThat(bare.getBoolean("enabled")).isTrue();
        assertThat(Instant.parse(bare.getString("next_run_at")))
                .isBetween(Instant.now(), Instant.now().plusSeconds(300));

        workspace.admin().deleteSchedule(id).must(204);
        assertError(workspace.admin().schedules("/" + id), 404, "NOT_FOUND");
        assertError(workspace.admin().deleteSchedule(id), 404, "NOT_FOUND");
    }

    @Test
    void aTickRunsTheFunctionOnceInTheNameOfTheTrigger() {
        ManagedFunction function = workspace.function();
        function.deployed(ECHO);
        String id = created(Json.createObjectBuilder(body(function, YEARLY))
                .add("payload", Json.createObjectBuilder().add("room", 7))
                .build());
        TestDatabase.tickedBefore(id, 2);

        JsonObject run = ended(id);

        assertThat(run.getString("outcome")).isEqualTo("SUCCESS");
        assertThat(run.getInt("status")).isEqualTo(202);
        assertThat(run.isNull("error_code")).isTrue();
        JsonObject trigger = workspace.admin().schedules("/" + id).must(200).json();
        assertThat(trigger.getJsonObject("last_run")).isEqualTo(run);
        assertThat(Instant.parse(trigger.getString("next_run_at"))).isAfter(Instant.now());
        String handed = "handed {\"invoker\":{\"type\":\"schedule\",\"id\":\"" + id + "\",\"timestamp\":\"";
        await().atMost(RUN_WITHIN)
                .untilAsserted(() -> assertThat(workspace
                                .admin()
                                .listLogs(function.id(), "?invocation_id=" + run.getString("invocation_id"))
                                .must(200)
                                .json()
                                .getJsonArray("logs")
                                .getValuesAs(JsonObject.class))
                        .extracting(entry -> entry.getString("message"))
                        .anyMatch(message ->
                                message.startsWith(handed) && message.contains("\"payload\":\"{\\\"room\\\":7}\"")));
        assertThat(runs(id)).hasSize(1);
    }

    @Test
    void handlersWithoutARequestAreHandedMessages() {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export default function (data) {
                  const { event_metadata, details } = data.messages[0];
                  if (event_metadata.event_type !== "schedule" || details.payload !== "{}") throw new Error("other");
                  return details.trigger_id;
                }
                """);
        String id = created(body(function, YEARLY));
        TestDatabase.tickedBefore(id, 2);
        assertThat(ended(id).getString("outcome")).isEqualTo("SUCCESS");
    }

    @Test
    void refusalsAreNotedAndNotRepeated() {
        String id = created(body(workspace.function(), YEARLY));
        TestDatabase.tickedBefore(id, 2);

        JsonObject run = ended(id);

        assertThat(run.getString("outcome")).isEqualTo("REFUSED");
        assertThat(run.getInt("status")).isEqualTo(409);
        assertThat(run.getString("error_code")).isEqualTo("NO_CURRENT_VERSION");
        assertThat(run.getString("reason")).isNotBlank();
    }

    @Test
    void ofMissedTicksTheNewestIsRunAndTheOthersAreNoted() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);
        String id = created(body(function, "* * * * *"));
        TestDatabase.tickedBefore(id, 600);

        await().atMost(RUN_WITHIN)
                .until(() -> runs(id).stream()
                        .anyMatch(run -> run.getString("outcome").equals("SUCCESS")));

        List<JsonObject> runs = runs(id);
        JsonObject missed = runs.get(runs.size() - 1);
        assertThat(missed.getString("outcome")).isEqualTo("MISSED");
        assertThat(missed.getInt("missed_ticks")).isBetween(9, 11);
        assertThat(missed.isNull("invocation_id")).isTrue();
        assertThat(missed.getString("reason")).contains("functions.schedule.catch-up-s");
        List<JsonObject> read = new ArrayList<>();
        Reply page = workspace.admin().schedules("/" + id + "/runs?per_page=1").must(200);
        read.addAll(page.json().getJsonArray("runs").getValuesAs(JsonObject.class));
        while (!page.json().isNull("next_page")) {
            page = workspace.admin().follow(page.text("next_page")).must(200);
            read.addAll(page.json().getJsonArray("runs").getValuesAs(JsonObject.class));
        }
        assertThat(read)
                .extracting(run -> run.getString("id"))
                .endsWith(runs.stream().map(run -> run.getString("id")).toArray(String[]::new));
    }

    @Test
    void aTickThatIsTooOldIsMissedAndAPausedTriggerHasNone() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);
        String old = created(body(function, YEARLY));
        String paused = created(Json.createObjectBuilder(body(function, YEARLY))
                .add("enabled", false)
                .build());
        TestDatabase.tickedBefore(paused, 30);
        TestDatabase.tickedBefore(old, 7200);

        assertThat(ended(old).getString("outcome")).isEqualTo("MISSED");

        // Both ticks are taken in one look, if both count.
        assertThat(runs(paused)).isEmpty();
        JsonObject resumed = workspace
                .admin()
                .updateSchedule(paused, "[{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":true}]")
                .must(200)
                .json();
        assertThat(Instant.parse(resumed.getString("next_run_at"))).isAfter(Instant.now());
        assertThat(resumed.isNull("last_run")).isTrue();
    }

    @Test
    void triggersGoWithTheirFunctionAndChangesAreAudited() {
        ManagedFunction function = workspace.function();
        String id = created(body(function, YEARLY));
        workspace
                .admin()
                .updateSchedule(id, "[{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":false}]")
                .must(200);
        workspace.admin().deleteSchedule(created(body(function, YEARLY))).must(204);
        workspace.admin().deleteFunction(function.id()).must(204);

        assertError(workspace.admin().schedules("/" + id), 404, "NOT_FOUND");
        assertThat(workspace
                        .admin()
                        .auditLog(
                                "/audit_log",
                                "?order=asc&action=SCHEDULE_CREATED,SCHEDULE_UPDATED,SCHEDULE_DELETED&resource_id="
                                        + function.id())
                        .must(200)
                        .json()
                        .getJsonArray("records")
                        .getValuesAs(JsonObject.class))
                .extracting(record -> record.getString("action"))
                .containsExactly("SCHEDULE_CREATED", "SCHEDULE_UPDATED", "SCHEDULE_CREATED", "SCHEDULE_DELETED");
    }

    @Test
    void triggersAndFunctionsOfAnotherSiteAreUnknown() {
        ManagedFunction function = workspace.function();
        String id = created(body(function, YEARLY));
        var other = workspace.as(Role.OTHER_SITE);

        assertError(other.schedules("/" + id), 404, "NOT_FOUND");
        assertError(other.schedules("/" + id + "/runs"), 404, "NOT_FOUND");
        assertError(other.updateSchedule(id, "[]"), 404, "NOT_FOUND");
        assertError(other.deleteSchedule(id), 404, "NOT_FOUND");
        assertInvalid(other.createSchedule(body(function, YEARLY)), "trigger_id");
        assertThat(items(other.schedules("?trigger_id=" + function.id()))).isEmpty();
        workspace.admin().schedules("/" + id).must(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name",
                "{\"name\":\"\"} | name",
                "{\"name\":5} | name",
                "{\"name\":\"%L\"} | name",
                "{\"trigger_type\":\"queue\"} | trigger_type",
                "{\"trigger_id\":\"x\"} | trigger_id",
                "{\"trigger_id\":\"11111111-1111-4111-8111-111111111111\"} | trigger_id",
                "{\"schedule_pattern\":\"every day\"} | schedule_pattern",
                "{\"schedule_pattern\":\"0 0 31 2 ?\"} | schedule_pattern",
                "{\"schedule_pattern\":\"* * * * * * *\"} | schedule_pattern",
                "{\"schedule_pattern\":null} | schedule_pattern",
                "{\"enabled\":1} | enabled",
                "{\"payload\":\"%P\"} | payload"
            })
    void whatIsNoTriggerIsRefusedByTheNameOfTheMember(String change, String attribute) {
        String text = change.replace("%L", "n".repeat(256)).replace("%P", "p".repeat(4096));
        JsonObject given = Json.createReader(new java.io.StringReader(text)).readObject();
        var body = Json.createObjectBuilder();
        if (!given.isEmpty()) {
            body.addAll(Json.createObjectBuilder(body(workspace.function(), YEARLY)));
            given.forEach(body::add);
        }
        assertInvalid(workspace.admin().createSchedule(body.build()), attribute);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"operations\":7}",
                "[{\"op\":\"remove\",\"path\":\"/name\",\"value\":\"n\"}]",
                "[{\"op\":\"replace\",\"path\":\"/trigger_id\",\"value\":\"n\"}]",
                "[{\"op\":\"replace\",\"path\":\"/name\"}]",
                "[{\"op\":\"replace\",\"path\":\"/name\",\"value\":true}]",
                "[{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":\"no\"}]",
                "[{\"op\":\"replace\",\"path\":\"/schedule_pattern\",\"value\":\"no\"}]"
            })
    void aPatchThatCannotBeAppliedChangesNothing(String patch) {
        String id = created(body(workspace.function(), YEARLY));
        JsonObject before = workspace.admin().schedules("/" + id).must(200).json();
        assertError(workspace.admin().updateSchedule(id, patch), 422, "VALIDATION_FAILED");
        assertThat(workspace.admin().schedules("/" + id).must(200).json()).isEqualTo(before);
    }

    private static void assertInvalid(Reply reply, String attribute) {
        assertThat(assertError(reply, 422, "VALIDATION_FAILED").getJsonObject("error_details"))
                .containsKey(attribute);
    }

    private String created(JsonObject body) {
        return workspace.admin().createSchedule(body).must(201).text("id");
    }

    private static JsonObject body(ManagedFunction function, String pattern) {
        return Json.createObjectBuilder()
                .add("name", "it")
                .add("description", "for a test")
                .add("trigger_type", "function")
                .add("trigger_id", function.id())
                .add("schedule_pattern", pattern)
                .build();
    }

    /** Waits for the first run of a trigger and returns it once it has an end. */
    private JsonObject ended(String triggerId) {
        return await("run of " + triggerId)
                .atMost(RUN_WITHIN)
                .until(
                        () -> runs(triggerId),
                        runs -> !runs.isEmpty() && !runs.get(0).isNull("finished_at"))
                .get(0);
    }

    private List<JsonObject> runs(String triggerId) {
        return workspace
                .admin()
                .schedules("/" + triggerId + "/runs")
                .must(200)
                .json()
                .getJsonArray("runs")
                .getValuesAs(JsonObject.class);
    }

    private static List<JsonObject> items(Reply reply) {
        return reply.must(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
