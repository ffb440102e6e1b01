// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Upstream;
import ee.functions.it.fixture.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the headers of invocations tell about limits and times, and what errors look like wherever they arise. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class RateLimitIT {
    private static final int CONCURRENT_PER_SITE = 20;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void everyAnswerTellsTheLimitAndWhatIsLeftOfIt() {
        ManagedFunction function = workspace.function();
        Reply refused = function.invoke("{}");
        function.deployed(ManagedFunction.PING);
        Reply answer = function.invoke("{}").must(200);

        assertError(refused, 409, "NO_CURRENT_VERSION");
        for (Reply reply : List.of(refused, answer)) {
            assertThat(reply.header("RateLimit-Policy"))
                    .hasValue("\"concurrent-invocations\";q=20;qu=\"concurrent-requests\"");
            assertThat(reply.header("RateLimit")).hasValue("\"concurrent-invocations\";r=20");
            assertThat(reply.header("x-rate-limit-limit")).hasValue("20");
            assertThat(reply.header("x-rate-limit-remaining")).hasValue("20");
            assertThat(reply.header("x-rate-limit-reset"))
                    .hasValueSatisfying(second -> assertThat(second).matches("[0-9]{10}"));
            assertThat(reply.header("Retry-After")).isEmpty();
        }
    }

    @Test
    void runningInvocationsAreTakenOffAndTheRefusalSaysZero() {
        Upstream upstream = workspace.upstream();
        ManagedFunction held = workspace.function();
        held.deployed(
                "export async function onInvoke(r, env) { await fetch(env.GATE); return new Response('through'); }",
                Map.of("GATE", upstream.url() + "/gate"));
        ManagedFunction quick = workspace.function();
        quick.deployed(ManagedFunction.PING);
        quick.invoke("{}").must(200);

        List<CompletableFuture<Reply>> some = hold(held, 3);
        await().atMost(Duration.ofSeconds(15)).until(() -> upstream.arrivedAtGate() == 3);
        Reply beside = quick.invoke("{}");
        List<CompletableFuture<Reply>> all = hold(held, CONCURRENT_PER_SITE - 3);
        await().atMost(Duration.ofSeconds(15)).until(() -> upstream.arrivedAtGate() == CONCURRENT_PER_SITE);
        Reply refused = quick.invoke("{}");
        upstream.openGate();

        assertThat(beside.must(200).header("RateLimit")).hasValue("\"concurrent-invocations\";r=17");
        assertError(refused, 429, "CONCURRENCY_LIMIT_REACHED");
        assertThat(refused.header("RateLimit")).hasValue("\"concurrent-invocations\";r=0");
        assertThat(refused.header("x-rate-limit-remaining")).hasValue("0");
        assertThat(refused.header("Retry-After")).hasValue("1");
        assertThat(refused.json().getJsonArray("violated-policies")).hasToString("[\"concurrent-invocations\"]");
        assertThat(Stream.concat(some.stream(), all.stream()))
                .allSatisfy(answer -> assertThat(answer.join()).returns("through", Reply::body));
    }

    @Test
    void headersOfAFunctionAreNotTakenForThoseOfThePlatform() {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export const onInvoke = () => new Response("mine", {
                  headers: { "X-Rate-Limit-Remaining": "-5", "RateLimit": '"mine";r=1', "Server-Timing": "db;dur=1" },
                });
                """);

        Reply answer = function.invoke("{}").must(200);

        assertThat(answer.response().headers().allValues("x-rate-limit-remaining"))
                .containsExactly("20");
        assertThat(answer.response().headers().allValues("RateLimit")).hasSize(1);
        assertThat(answer.response().headers().allValues("Server-Timing")).hasSize(1);
        assertThat(answer.header("X-Function-Remapped-X-Rate-Limit-Remaining")).hasValue("-5");
        assertThat(answer.header("X-Function-Remapped-Server-Timing")).hasValue("db;dur=1");
    }

    @Test
    void onlyThoseWhoMayReadTheFunctionSeeWhereItsTimeGoes() {
        Upstream upstream = workspace.upstream();
        upstream.openGate();
        ManagedFunction function = workspace.function();
        function.deployed("""
                export async function onInvoke(request, env, kvStoreFactory) {
                  await (await fetch(env.GATE)).text();
                  const store = kvStoreFactory.initializeKvStore();
                  await store.set({ key: "a", value: "b" });
                  return new Response("done");
                }
                """, Map.of("GATE", upstream.url() + "/gate"));

        Reply forAuthor = workspace.as(Role.AUTHOR).invoke(function.invocationUri(), "{}");
        Reply forInvoker = workspace.as(Role.INVOKER).invoke(function.invocationUri(), "{}");

        String timing = forAuthor.must(200).header("Server-Timing").orElseThrow();
        assertThat(timing)
                .matches("queue;dur=[0-9.]+, load;dur=[0-9.]+, exec;dur=[0-9.]+, kv;dur=[0-9.]+, egress;dur=[0-9.]+,"
                        + " total;dur=[0-9.]+");
        for (String part : List.of("load", "exec", "kv", "egress", "total")) {
            assertThat(millis(timing, part)).as(part).isPositive();
        }
        assertThat(millis(timing, "exec")).isLessThanOrEqualTo(millis(timing, "total"));
        assertThat(forInvoker.must(200).header("Server-Timing")).isEmpty();
    }

    @Test
    void errorsHaveTheOneBodyWhoeverNoticesThem() {
        ManagedFunction function = workspace.function();

        assertThat(assertError(workspace.admin().send("GET", "/nothing/here", null), 404, "ROUTE_NOT_FOUND")
                        .getString("error_msg"))
                .isEqualTo("404 Route Not Found");
        Reply wrongMethod = workspace.admin().send("PUT", "/functions/" + function.id(), "{}");
        assertError(wrongMethod, 405, "METHOD_NOT_ALLOWED");
        assertThat(wrongMethod.header("Allow")).isPresent();
        assertError(
                workspace
                        .admin()
                        .send("POST", "/functions", "a=b", "Content-Type", "application/x-www-form-urlencoded"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        assertThat(workspace
                        .admin()
                        .send("GET", "/functions/" + function.id(), null, "Accept", "image/png")
                        .status())
                .as("no Accept header is refused")
                .isEqualTo(200);
        assertError(workspace.admin().send("POST", "/functions", "{\"site_id\":"), 400, "MALFORMED_JSON");
        for (String id : List.of("%00", "%C3%28")) {
            Reply malformed = workspace.admin().getFunction(id);
            assertThat(malformed.status()).as(id).isIn(400, 404);
            assertThat(malformed.text("status")).as(id).isEqualTo("error");
        }
        assertError(workspace.as(Role.ANONYMOUS).getFunction(function.id()), 401, "AUTHENTICATION_REQUIRED");
    }

    private List<CompletableFuture<Reply>> hold(ManagedFunction function, int count) {
        return Stream.generate(() -> workspace.admin().invokeAsync(function.invocationUri(), "{}"))
                .limit(count)
                .toList();
    }

    private static double millis(String timing, String part) {
        Matcher found = Pattern.compile("(?:^|, )" + part + ";dur=([0-9.]+)").matcher(timing);
        assertThat(found.find()).as(part).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
