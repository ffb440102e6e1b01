// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code /functions/stats}: how often functions were invoked and how that ended, by day. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class StatisticsIT {
    private static final Duration COUNTED_WITHIN = Duration.ofSeconds(10);

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void invocationsAreCountedByOutcomeInBothShapes() {
        ManagedFunction function = workspace.function();
        function.invoke("{}").must(409);
        function.deployed("""
                export async function onInvoke(request) {
                  const { payload } = await request.json();
                  if (payload === "throw") throw new Error("asked to");
                  return new Response("done");
                }
                """);
        function.invoke("once").must(200);
        function.invoke("twice").must(200);
        function.invoke("throw").must(502);

        await().atMost(COUNTED_WITHIN).untilAsserted(() -> {
            JsonObject total = statistics(function).getJsonObject("total");
            assertThat(total.getInt("count")).isEqualTo(3);
            assertThat(total.getJsonObject("outcomes").toString())
                    .isEqualTo("{\"function_error\":1,\"refused\":1,\"success\":2}");
            assertThat(total.getJsonObject("duration_ms").getInt("longest")).isNotNegative();
        });
        // Two days, if midnight has passed meanwhile.
        assertThat(alias(function).stream().mapToInt(day -> day.getInt("count")).sum())
                .isEqualTo(3);
        assertThat(statistics(function).getJsonArray("statistics").size())
                .isEqualTo(alias(function).size());
    }

    @Test
    void withoutABodyTheFunctionsOfTheSiteAreShown() {
        ManagedFunction function = workspace.function();

        List<JsonObject> shown = workspace
                .as(Role.READER)
                .send("POST", "/functions/stats", null)
                .must(200)
                .json()
                .getJsonArray("invocations")
                .getValuesAs(JsonObject.class);

        assertThat(shown).extracting(each -> each.getString("function_id")).contains(function.id());
    }

    @Test
    void stretchesOfTimeThatMakeNoSenseAreRefused() {
        for (String body : List.of(
                "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\"}",
                "{\"from\":\"2026-01-02\",\"to\":\"2026-01-01\"}",
                "{\"from\":\"+999999999-12-31\",\"to\":\"+999999999-12-31\"}",
                "{\"function_ids\":[\"x\"]}")) {
            assertError(workspace.admin().send("POST", "/functions/stats", body), 422, "VALIDATION_FAILED");
        }
    }

    private JsonObject statistics(ManagedFunction function) {
        return workspace
                .admin()
                .statistics(function.id())
                .must(200)
                .json()
                .getJsonArray("invocations")
                .getJsonObject(0);
    }

    private List<JsonObject> alias(ManagedFunction function) {
        return workspace
                .admin()
                .statistics(function.id())
                .must(200)
                .json()
                .getJsonArray("statistics")
                .getJsonObject(0)
                .getJsonArray("invocations")
                .getValuesAs(JsonObject.class);
    }
}
