// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Health, metrics, the servers and what a site uses, on a server that works. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class MonitoringIT {
    private static final Duration COUNTED_WITHIN = Duration.ofSeconds(10);

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @ParameterizedTest
    @CsvSource({"live, threads;timers", "ready, host;database;schema;token-keys", "started, start"})
    void everybodySeesThatTheServerIsWell(String kind, String checks) {
        Reply reply = workspace
                .as(Role.ANONYMOUS)
                .send("GET", "/api/health/" + kind, null)
                .must(200);

        assertThat(reply.json().getString("status")).isEqualTo("UP");
        assertThat(reply.json().getJsonArray("checks").getValuesAs(JsonObject.class))
                .allSatisfy(check -> assertThat(check.getString("status")).isEqualTo("UP"))
                .extracting(check -> check.getString("name"))
                .containsExactly(checks.split(";", -1));
        assertThat(reply.header("Cache-Control")).hasValue("no-store");
        assertThat(reply.body()).doesNotContain("127.0.0.1", "localhost", "jdbc", "realms");
    }

    @Test
    void theKeysOfTheIdentityProviderCanBeHad() {
        JsonObject keys = workspace
                .as(Role.ANONYMOUS)
                .send("GET", "/api/health/ready", null)
                .must(200)
                .json()
                .getJsonArray("checks")
                .getJsonObject(3)
                .getJsonObject("data");

        assertThat(keys.getBoolean("reachable")).isTrue();
    }

    @Test
    void whatHappensIsCounted() {
        ManagedFunction function = workspace.function();
        function.deployed("export function onInvoke(request) { return new Response('done'); }");
        function.invoke("{}").must(200);
        Map<String, Double> before = metrics();

        function.invoke("{}").must(200);
        function.deployed("export function onInvoke(request) { throw new Error('asked to'); }");
        function.invoke("{}").must(502);

        Map<String, Double> after = metrics();
        assertThat(grown(before, after, "functions_invocations_total{engine=\"nashorn\",outcome=\"success\"}"))
                .isPositive();
        assertThat(grown(before, after, "functions_invocations_total{engine=\"nashorn\",outcome=\"function_error\"}"))
                .isPositive();
        assertThat(after.get("functions_invocation_failures_total{code=\"FUNCTION_THREW\"}"))
                .isPositive();
        assertThat(grown(before, after, "functions_invocation_duration_seconds_count{engine=\"nashorn\"}"))
                .isGreaterThanOrEqualTo(2);
        assertThat(grown(before, after, "functions_builds_total{outcome=\"built\"}"))
                .isPositive();
        assertThat(grown(before, after, "functions_instance_start_duration_seconds_count"))
                .isPositive();
        assertThat(after)
                .containsKeys(
                        "functions_log_buffer_entries",
                        "functions_async_invocations{state=\"waiting\"}",
                        "functions_pool_threads_max{pool=\"invocation\"}",
                        "functions_pool_threads_active{pool=\"io\"}",
                        "functions_heap_used_bytes");
        assertThat(after.keySet()).noneMatch(name -> name.contains(function.id()));
    }

    @Test
    void whoAsksForOpenMetricsGetsIt() {
        Reply reply = workspace
                .as(Role.ADMINISTRATOR)
                .send("GET", "/api/metrics", null, "Accept", "application/openmetrics-text;version=1.0.0,*/*;q=0.1")
                .must(200);

        assertThat(reply.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type)
                        .startsWith("application/openmetrics-text")
                        .contains("version=1.0.0"));
        assertThat(reply.body()).endsWith("# EOF\n");
    }

    @Test
    void metricsAreForNobodyElse() {
        assertError(workspace.as(Role.ANONYMOUS).send("GET", "/api/metrics", null), 401, "AUTHENTICATION_REQUIRED");
        assertError(workspace.admin().send("GET", "/api/metrics", null), 403, "PERMISSION_DENIED");
    }

    @Test
    void administratorsSeeTheServers() {
        JsonObject system = workspace
                .as(Role.ADMINISTRATOR)
                .send("GET", "/system", null)
                .must(200)
                .json();

        JsonObject node = system.getJsonArray("nodes").getJsonObject(0);
        assertThat(node.getBoolean("self")).isTrue();
        assertThat(node.getBoolean("answering")).isTrue();
        assertThat(node.getString("phase")).isEqualTo("started");
        assertThat(node.getString("version")).isEqualTo(system.getString("version"));
        JsonObject engine = node.getJsonArray("engines").getJsonObject(0);
        assertThat(engine.getString("name")).isEqualTo("nashorn");
        assertThat(engine.getString("version")).matches("\\d+\\.\\d+.*");
        assertThat(node.getJsonObject("database").getBoolean("reachable")).isTrue();
        assertThat(node.getJsonObject("database").getString("product")).isEqualTo("PostgreSQL");
        assertThat(node.getJsonObject("database").getInt("pending_scripts")).isZero();
        assertThat(Integer.parseInt(node.getJsonObject("database").getString("schema_version")))
                .isGreaterThanOrEqualTo(22);
        assertThat(node.getJsonObject("token_keys").getBoolean("reachable")).isTrue();
        assertThat(node.getJsonObject("token_keys").isNull("verified_at")).isFalse();
        assertThat(node.getJsonArray("executors").getValuesAs(JsonObject.class))
                .extracting(executor -> executor.getString("name"))
                .containsExactly("invocation", "build", "io", "timers");
        assertThat(system.getBoolean("complete")).isTrue();
    }

    @Test
    void aSiteSeesWhatItUses() {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export async function onInvoke(request, env, kvStoreFactory) {
                  await kvStoreFactory.initializeKvStore("usage").set({ key: "k", value: "v" });
                  return new Response("done");
                }
                """);
        long before = invocations("success");
        function.invoke("{}").must(200);

        await().atMost(COUNTED_WITHIN)
                .untilAsserted(() -> assertThat(invocations("success")).isGreaterThan(before));
        Map<String, JsonObject> limits = usage().getJsonArray("limits").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(limit -> limit.getString("name"), Function.identity()));
        assertThat(limits.get("functions").getString("setting")).isEqualTo("functions.site.function-count");
        assertThat(limits.get("functions").getInt("used")).isPositive();
        assertThat(limits.get("versions").getInt("used")).isPositive();
        assertThat(limits.get("kv_items").getInt("used")).isPositive();
        assertThat(limits.get("kv_bytes").getInt("used")).isGreaterThanOrEqualTo(4);
        assertThat(limits.get("concurrent_invocations").getInt("maximum")).isEqualTo(20);
        assertThat(limits.get("log_retention").getInt("maximum")).isEqualTo(72);
    }

    private JsonObject usage() {
        return workspace
                .as(Role.READER)
                .send("GET", "/sites/" + workspace.landscape().siteId() + "/usage", null)
                .must(200)
                .json();
    }

    private long invocations(String outcome) {
        List<JsonObject> days = usage().getJsonArray("invocations").getValuesAs(JsonObject.class);
        return days.stream()
                .mapToLong(day -> day.getJsonObject("outcomes").getInt(outcome, 0))
                .sum();
    }

    private Map<String, Double> metrics() {
        return workspace
                .as(Role.ADMINISTRATOR)
                .send("GET", "/api/metrics", null)
                .must(200)
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Double.valueOf(parts[1]), (a, b) -> b));
    }

    private static double grown(Map<String, Double> before, Map<String, Double> after, String name) {
        return after.getOrDefault(name, 0.0) - before.getOrDefault(name, 0.0);
    }
}
