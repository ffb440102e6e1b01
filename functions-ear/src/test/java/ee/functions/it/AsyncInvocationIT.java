// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.Reply;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls whose caller does not wait: {@code integration=async}, what becomes of them, and who is told. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class AsyncInvocationIT {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);

    private static final String TOLD = """
            export default function (data) {
              console.log(`told ${data.async_invocation_id} ${data.status} ${data.response?.body ?? data.error}`);
              return {};
            }
            """;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void aCallIsAcceptedAtOnceAndItsAnswerGoesToTheTarget() {
        ManagedFunction target = workspace.function();
        target.deployed(TOLD);
        ManagedFunction function = workspace.function();
        function.deployed("""
                export async function onInvoke(request) {
                  const { payload } = await request.json();
                  await new Promise((done) => setTimeout(done, 1000));
                  return new Response(`${request.method} ${payload}`, { status: 418 });
                }
                """);
        policy(function, "{\"success_target\":{\"function_id\":\"" + target.id() + "\"}}");

        Reply accepted = call(function, "sõna").must(202);
        String id = accepted.text("id");

        assertThat(accepted.header("X-Invocation-Id")).contains(id);
        JsonObject ended = ended(accepted.text("self"), "SUCCEEDED");
        assertThat(ended.getInt("http_status")).isEqualTo(418);
        assertThat(ended.getString("outcome")).isEqualTo("SUCCESS");
        assertThat(ended.getString("delivery")).isEqualTo("SENT");
        assertThat(ended.getJsonArray("last_attempts")).hasSize(1);
        awaitLog(target, "told " + id + " SUCCEEDED POST sõna");
    }

    @Test
    void aCallThatFailsThriceIsADeadLetterThatCanBeRunAgain() {
        ManagedFunction target = workspace.function();
        target.deployed(TOLD);
        ManagedFunction function = workspace.function();
        function.deployed("export function onInvoke() { throw new Error('not yet'); }");
        policy(function, "{\"retries_count\":2,\"failure_target\":{\"function_id\":\"" + target.id() + "\"}}");

        Reply accepted = call(function, "{}").must(202);
        JsonObject dead = ended(accepted.text("self"), "DEAD");

        assertThat(dead.getInt("attempts")).isEqualTo(3);
        assertThat(dead.getJsonArray("last_attempts")).hasSize(3);
        assertThat(dead.getString("error_code")).isEqualTo("FUNCTION_THREW");
        assertThat(dead.getString("error")).contains("not yet");
        awaitLog(target, "told " + accepted.text("id") + " DEAD");
        assertThat(workspace
                        .admin()
                        .send("GET", "/functions/" + function.id() + "/async-invocations?status=DEAD", null)
                        .must(200)
                        .json()
                        .getJsonArray("items"))
                .hasSize(1);

        function.deployed(ManagedFunction.PING);
        workspace
                .admin()
                .send("POST", accepted.text("self") + "/run-again", null)
                .must(200);
        assertThat(ended(accepted.text("self"), "SUCCEEDED").getInt("attempts")).isEqualTo(1);
        assertError(workspace.admin().send("POST", accepted.text("self") + "/run-again", null), 422, "INVALID_STATE");
        workspace.admin().send("DELETE", accepted.text("self"), null).must(204);
        assertError(workspace.admin().send("GET", accepted.text("self"), null), 404, "NOT_FOUND");
    }

    @Test
    void whatCannotRunIsNotAccepted() {
        ManagedFunction function = workspace.function();
        assertError(call(function, "{}"), 409, "NO_CURRENT_VERSION");
        function.deployed(ManagedFunction.PING);
        assertError(call(function, "x".repeat(262_145)), 413, "BODY_TOO_LARGE");
    }

    private void policy(ManagedFunction function, String policy) {
        workspace
                .admin()
                .send("PUT", "/functions/" + function.id() + "/async-policies/$current", policy)
                .must(200);
    }

    private Reply call(ManagedFunction function, String body) {
        return workspace
                .admin()
                .send("POST", "/functions/" + function.id() + "/call?tag=$current&integration=async", body);
    }

    private JsonObject ended(String self, String status) {
        return await(self)
                .atMost(ENDS_WITHIN)
                .until(
                        () -> workspace
                                .admin()
                                .send("GET", self, null)
                                .must(200)
                                .json(),
                        call -> call.getString("status").equals(status));
    }

    private void awaitLog(ManagedFunction function, String start) {
        await().atMost(ENDS_WITHIN)
                .untilAsserted(() -> assertThat(workspace
                                .admin()
                                .listLogs(function.id(), "")
                                .must(200)
                                .json()
                                .getJsonArray("logs")
                                .getValuesAs(JsonObject.class))
                        .extracting(entry -> entry.getString("message"))
                        .anyMatch(message -> message.startsWith(start)));
    }
}
