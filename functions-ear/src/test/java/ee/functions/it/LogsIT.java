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
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

/** {@code /functions/{id}/logs}: what invocations wrote and what the platform wrote about them. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class LogsIT {
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(10);

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void allFiveConsoleLevelsAreKeptInTheOrderInWhichTheyWereWritten() {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export function onInvoke() {
                  console.debug("mark one");
                  console.log("mark two", { a: [1, 2] }, true);
                  console.info("mark three");
                  console.warn("mark four ☀");
                  console.error("mark five");
                  return new Response("done");
                }
                """);
        Reply answer = function.invoke("{}").must(200);

        List<JsonObject> marks = marks(function, 5);

        assertThat(marks)
                .extracting(entry -> entry.getString("level"))
                .containsExactly("DEBUG", "LOG", "INFO", "WARN", "ERROR");
        assertThat(marks.get(1).getString("message"))
                .startsWith("mark two")
                .contains("a")
                .contains("true");
        assertThat(marks.get(3).getString("message")).isEqualTo("mark four ☀");
        assertThat(marks)
                .extracting(entry -> Instant.parse(entry.getString("timestamp")))
                .isSorted();
        assertThat(marks)
                .extracting(entry -> entry.getString("invocation_id"))
                .containsOnly(answer.header("X-Invocation-Id").orElseThrow());
    }

    @Test
    void linesWrittenBeforeAnErrorAreKept() {
        ManagedFunction function = workspace.function();
        function.deployed("export function onInvoke() { console.log('mark before'); throw new Error('mark thrown'); }");

        function.invoke("{}").must(502);

        assertThat(marks(function, 2))
                .extracting(entry -> entry.getString("message"))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("mark before"),
                        second -> assertThat(second).contains("mark thrown").contains("function.js:1:"));
    }

    @Test
    void pagesFollowEachOtherWithoutGapAndWithoutRepetition() {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export function onInvoke() {
                  for (let i = 0; i < 25; i++) console.log(`mark ${i}`);
                  return new Response("done");
                }
                """);
        function.invoke("{}").must(200);
        marks(function, 25);

        List<String> messages = allPages(function, "?per_page=10");
        List<String> newestFirst = allPages(function, "?per_page=10&order=desc");

        assertThat(messages).hasSize(25).doesNotHaveDuplicates();
        assertThat(messages.get(0)).isEqualTo("mark 0");
        assertThat(messages.get(24)).isEqualTo("mark 24");
        Collections.reverse(newestFirst);
        assertThat(newestFirst).isEqualTo(messages);
    }

    private List<String> allPages(ManagedFunction function, String query) {
        Reply page = workspace.admin().listLogs(function.id(), query).must(200);
        List<String> messages = new ArrayList<>(marksOf(page));
        while (page.json().get("next_page") != JsonValue.NULL) {
            page = workspace.admin().follow(page.text("next_page")).must(200);
            messages.addAll(marksOf(page));
        }
        return messages;
    }

    @Test
    void fromAndToCutOutAStretchOfTime() {
        ManagedFunction function = workspace.function();
        function.deployed("export function onInvoke() { console.log('mark'); return new Response('done'); }");
        function.invoke("{}").must(200);
        Instant written = Instant.parse(marks(function, 1).get(0).getString("timestamp"));

        Reply around = workspace
                .admin()
                .listLogs(function.id(), "?from=" + written.minusSeconds(1) + "&to=" + written.plusSeconds(1));
        Reply before = workspace
                .admin()
                .listLogs(function.id(), "?from=" + written.minusSeconds(60) + "&to=" + written.minusSeconds(30));
        Reply after = workspace.admin().listLogs(function.id(), "?from=" + written.plusSeconds(30));

        assertThat(marksOf(around.must(200))).containsExactly("mark");
        assertThat(before.must(200).json().getJsonArray("logs")).isEmpty();
        assertThat(after.must(200).json().getJsonArray("logs")).isEmpty();
    }

    @Test
    void versionInvocationAndLevelCutOutWhatBelongsToThem() {
        ManagedFunction function = workspace.function();
        String loud = function.deployed("""
                export function onInvoke() {
                  console.log("mark log");
                  console.error("mark error");
                  return new Response("done");
                }
                """);
        String invocation =
                function.invoke("{}").must(200).header("X-Invocation-Id").orElseThrow();
        function.invoke("{}").must(200);
        function.deployed("export function onInvoke() { console.warn('mark warn'); return new Response('done'); }");
        function.invoke("{}").must(200);
        marks(function, 5);

        assertThat(marksOf(filtered(function, "?version_id=" + loud)))
                .hasSize(4)
                .doesNotContain("mark warn");
        assertThat(marksOf(filtered(function, "?invocation_id=" + invocation)))
                .containsExactly("mark log", "mark error");
        assertThat(marksOf(filtered(function, "?level=warn,ERROR")))
                .containsExactly("mark error", "mark error", "mark warn");
        assertThat(marksOf(filtered(function, "?level=ERROR&invocation_id=" + invocation)))
                .containsExactly("mark error");
        assertThat(filtered(function, "?level=SYSTEM&invocation_id=" + invocation)
                        .json()
                        .getJsonArray("logs")
                        .getValuesAs(JsonObject.class))
                .extracting(entry -> entry.getString("message"))
                .satisfiesExactly(
                        start -> assertThat(start).startsWith("START"),
                        end -> assertThat(end).startsWith("END"));
    }

    @Test
    void textIsFoundInAnyCaseAndStandsForItself() {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export function onInvoke() {
                  console.log("mark Order 7 paid");
                  console.error("mark order 8 refused, 100%");
                  console.log("mark nothing");
                  return new Response("done");
                }
                """);
        function.invoke("{}").must(200);
        marks(function, 3);

        assertThat(marksOf(filtered(function, "?text=ORDER")))
                .containsExactly("mark Order 7 paid", "mark order 8 refused, 100%");
        assertThat(marksOf(filtered(function, "?text=100%25"))).containsExactly("mark order 8 refused, 100%");
        assertThat(marksOf(filtered(function, "?text=order&level=LOG"))).containsExactly("mark Order 7 paid");
        assertThat(marksOf(filtered(function, "?text=m%25k"))).isEmpty();
        Reply first = filtered(function, "?text=order&per_page=1");
        assertThat(first.json().get("searched_to")).isEqualTo(JsonValue.NULL);
        assertThat(marksOf(workspace.admin().follow(first.text("next_page")).must(200)))
                .containsExactly("mark order 8 refused, 100%");
    }

    @Test
    void functionThatNeverRanHasNoLogs() {
        Reply logs = workspace.admin().listLogs(workspace.function().id(), "").must(200);

        assertThat(logs.json().getJsonArray("logs")).isEmpty();
        assertThat(logs.json().get("next_page")).isEqualTo(JsonValue.NULL);
    }

    @ParameterizedTest
    @CsvSource({
        "per_page, ?per_page=0",
        "per_page, ?per_page=1001",
        "per_page, ?per_page=ten",
        "page_token, ?page_token=rubbish",
        "from, ?from=yesterday",
        "level, ?level=loud",
        "order, ?order=up",
        "text, ?text=a%00b",
        "version_id, ?version_id=1",
        "invocation_id, ?invocation_id=x",
        "from, ?from=2026-01-01",
        "to, ?to=1767225600",
        "to, ?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
        "to, ?from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
    })
    void queryThatIsNotAllowedIsRefusedAndNamed(String parameter, String query) {
        assertInvalid(workspace.admin().listLogs(workspace.function().id(), query), parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "not-an-id"})
    void unknownAndImpossibleIdsAnswer404(String id) {
        assertError(workspace.admin().listLogs(id, ""), 404, "NOT_FOUND");
    }

    /** Waits until this many entries have been written whose message contains the word "mark". */
    private List<JsonObject> marks(ManagedFunction function, int count) {
        return await().atMost(WRITTEN_WITHIN)
                .until(
                        () -> entries(
                                workspace.admin().listLogs(function.id(), "").must(200)),
                        entries -> entries.size() >= count);
    }

    private Reply filtered(ManagedFunction function, String query) {
        return workspace.admin().listLogs(function.id(), query).must(200);
    }

    private static List<String> marksOf(Reply page) {
        return entries(page).stream().map(entry -> entry.getString("message")).toList();
    }

    private static List<JsonObject> entries(Reply page) {
        return page.json().getJsonArray("logs").getValuesAs(JsonObject.class).stream()
                .filter(entry -> entry.getString("message").contains("mark"))
                .toList();
    }
}
