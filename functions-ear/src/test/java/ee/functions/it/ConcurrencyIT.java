// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code concurrency}: several invocations in one instance at a time. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ConcurrencyIT {
    /** Whoever waits goes on when the module has been told to let them; each answers in which instance it was. */
    private static final String MEETING = """
            const id = crypto.randomUUID();
            let waiting = 0;
            let open;
            let gate = new Promise((resolve) => { open = resolve; });
            export async function onInvoke(request) {
              const { payload } = await request.json();
              console.log("before " + payload);
              if (payload === "loop") { for (;;) {} }
              if (payload === "count") { return Response.json({ id, waiting }); }
              if (payload === "open") { open(); return Response.json({ id, waiting }); }
              waiting++;
              const timer = setTimeout(() => {}, 600000);
              await gate;
              clearTimeout(timer);
              waiting--;
              console.log("after " + payload);
              return Response.json({ id, payload });
            }
            """;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void invocationsWaitInOneInstanceAtTheSameTime() {
        ManagedFunction function = concurrent(4);
        // The first starts the instance; what comes while it waits finds room there.
        List<CompletableFuture<Reply>> waiting = gathered(function, 3);

        String id = function.invoke("open").must(200).text("id");

        for (int number = 0; number < waiting.size(); number++) {
            JsonObject answer = waiting.get(number).join().must(200).json();
            assertThat(answer.getString("id")).isEqualTo(id);
            assertThat(answer.getString("payload")).isEqualTo("w" + number);
        }
    }

    @Test
    void whenOneReachesItsTimeLimitAllAreAborted() {
        ManagedFunction function = workspace.function();
        function.deploy(function.completed(function.createVersion(Json.createObjectBuilder()
                .add("code", MEETING)
                .add("concurrency", 4)
                .add("cpu_time_limit_ms", 1_000)
                .build())));
        List<CompletableFuture<Reply>> waiting = gathered(function, 2);
        String id = function.invoke("count").must(200).text("id");

        assertError(function.invoke("loop"), 504, "FUNCTION_TIMED_OUT");

        for (CompletableFuture<Reply> each : waiting) {
            assertError(each.join(), 502, "FUNCTION_ABORTED");
        }
        assertThat(function.invoke("count").must(200).text("id")).isNotEqualTo(id);
    }

    @Test
    void concurrencyIsShownInheritedAndRemoved() {
        ManagedFunction function = workspace.function();
        String first = function.completed(function.createVersion(Json.createObjectBuilder()
                .add("code", ManagedFunction.PING)
                .add("concurrency", 16)
                .add("engine", "auto")
                .build()));
        JsonObject shown = version(function, first);
        assertThat(shown.getInt("concurrency")).isEqualTo(16);
        assertThat(shown.getString("resolved_engine")).isEqualTo("nashorn");

        String second = function.versionFrom(
                first, Json.createObjectBuilder().add("run_time_limit_ms", 500).build());
        assertThat(version(function, second).getInt("concurrency")).isEqualTo(16);
        String third = function.versionFrom(
                second,
                Json.createObjectBuilder().add("concurrency", JsonValue.NULL).build());
        assertThat(version(function, third).getInt("concurrency")).isEqualTo(1);
    }

    @Test
    void moreThanTheServerAllowsAndMoreThanOneOnV8AreRefused() {
        ManagedFunction function = workspace.function();
        for (int wanted : List.of(0, 17)) {
            assertInvalid(
                    function.createVersion(Json.createObjectBuilder()
                            .add("code", ManagedFunction.PING)
                            .add("concurrency", wanted)
                            .build()),
                    "concurrency");
        }
        assertInvalid(
                function.createVersion(Json.createObjectBuilder()
                        .add("code", ManagedFunction.PING)
                        .add("concurrency", 2)
                        .add("engine", "v8")
                        .build()),
                "concurrency");
    }

    private ManagedFunction concurrent(int concurrency) {
        ManagedFunction function = workspace.function();
        function.deploy(function.completed(function.createVersion(Json.createObjectBuilder()
                .add("code", MEETING)
                .add("concurrency", concurrency)
                .build())));
        return function;
    }

    /** Has so many invocations wait in one instance, one after the other. */
    private static List<CompletableFuture<Reply>> gathered(ManagedFunction function, int number) {
        function.invoke("count").must(200);
        return IntStream.range(0, number)
                .mapToObj(each -> {
                    CompletableFuture<Reply> waits = function.invokeAsync("w" + each);
                    await().until(() ->
                            function.invoke("count").must(200).json().getInt("waiting") == each + 1);
                    return waits;
                })
                .toList();
    }

    private JsonObject version(ManagedFunction function, String versionId) {
        return workspace
                .as(Role.AUTHOR)
                .getVersion(function.id(), versionId)
                .must(200)
                .json();
    }
}
