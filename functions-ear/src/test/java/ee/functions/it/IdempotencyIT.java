// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.FunctionsClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

/** Requests that come twice with the same idempotency key. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class IdempotencyIT {
    private static final String OWN = "X-Idempotency-Key";
    private static final String STANDARD = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int CALLERS = 12;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @ParameterizedTest
    @CsvSource({"X-Idempotency-Key,''", "Idempotency-Key,''", "Idempotency-Key,\""})
    void repetitionIsAnsweredAndNotCarriedOut(String header, String quote) {
        String key = quote + key("/functions") + quote;
        String body = newFunction();

        Reply first = send("POST", "/functions", body, header, key).must(201);
        workspace.manage(Role.ADMIN, first);
        Reply second = send("POST", "/functions", body, header, key);

        assertSame(second, first);
        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(changes(first.text("id"))).isEqualTo(1);
    }

    @Test
    void bothHeadersAndBothFormsAreOneKey() {
        String key = key("/functions");
        String body = newFunction();
        Reply first = send("POST", "/functions", body, OWN, key).must(201);
        workspace.manage(Role.ADMIN, first);

        assertSame(send("POST", "/functions", body, STANDARD, '"' + key + '"'), first);
        assertSame(send("POST", "/functions", body, OWN, key, STANDARD, key), first);
        assertError(send("POST", "/functions", body, OWN, key, STANDARD, key + "x"), 400, "IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void ofManyAtOnceOneIsCarriedOut() throws Exception {
        String key = key("/functions");
        String body = newFunction();

        List<Reply> replies = atOnce("POST", "/functions", body, key);

        List<Reply> created =
                replies.stream().filter(reply -> reply.status() == 201).toList();
        assertThat(created).isNotEmpty();
        workspace.manage(Role.ADMIN, created.get(0));
        assertThat(created.stream().map(Reply::body).distinct()).hasSize(1);
        assertThat(created.stream().filter(reply -> reply.header(REPLAYED).isEmpty()))
                .hasSize(1);
        assertThat(replies).allSatisfy(reply -> {
            if (reply.status() != 201) {
                assertError(reply, 409, "REQUEST_IN_PROGRESS");
                assertThat(reply.header("Retry-After")).contains("1");
            }
        });
        assertThat(changes(created.get(0).text("id"))).isEqualTo(1);
        assertSame(send("POST", "/functions", body, OWN, key), created.get(0));
    }

    @Test
    void versionIsMadeOnce() throws Exception {
        ManagedFunction function = workspace.function();
        String path = "/functions/" + function.id() + "/versions";
        String secret = "s3cret-" + UUID.randomUUID();
        String body = Json.createObjectBuilder()
                .add("code", ManagedFunction.PING)
                .add("environment_variables", object(Map.of("TOKEN", secret)))
                .build()
                .toString();
        String key = key(path);

        List<Reply> replies = atOnce("POST", path, body, key);
        Reply last = send("POST", path, body, OWN, key).must(202);

        assertThat(last.header(REPLAYED)).contains("true");
        assertThat(last.body()).doesNotContain(secret);
        assertThat(replies.stream()
                        .filter(reply -> reply.status() == 202)
                        .map(Reply::body)
                        .distinct())
                .containsExactly(last.body());
        String version = function.completed(last);
        String deployment = "/functions/" + function.id() + "/deployments";
        String deploy = object(Map.of("version_id", version)).toString();
        atOnce("POST", deployment, deploy, key(deployment));
        assertThat(workspace
                        .admin()
                        .listDeployments(function.id(), "")
                        .must(200)
                        .json()
                        .getJsonArray("deployments"))
                .hasSize(1);
        assertThat(workspace
                        .admin()
                        .listVersions(function.id(), "")
                        .must(200)
                        .json()
                        .getJsonArray("function_versions"))
                .hasSize(1);
    }

    @Test
    void patchAndDeleteAreCoveredToo() {
        ManagedFunction function = workspace.function();
        String path = "/functions/" + function.id();
        String change = "{\"description\":\"first\"}";
        String key = key(path);
        Reply changed = send("PATCH", path, change, OWN, key).must(200);
        send("PATCH", path, "{\"description\":\"second\"}").must(200);

        assertSame(send("PATCH", path, change, OWN, key), changed);
        assertThat(workspace.admin().getFunction(function.id()).must(200).text("description"))
                .isEqualTo("second");

        Reply extra = workspace.admin().createFunction(workspace.landscape().siteId(), workspace.freshName());
        String extraPath = "/functions/" + extra.must(201).text("id");
        String deleteKey = key(extraPath);
        send("DELETE", extraPath, null, OWN, deleteKey).must(204);
        Reply again = send("DELETE", extraPath, null, OWN, deleteKey).must(204);
        assertThat(again.header(REPLAYED)).contains("true");
        assertThat(again.body()).isEmpty();
        send("DELETE", extraPath, null, OWN, key(extraPath)).must(404);
    }

    @Test
    void batchOfItemsRunsOnce() {
        String path = "/functions/kv/batch";
        String namespace = "it-idempotency-" + UUID.randomUUID();
        String body = "{\"namespace\":\"" + namespace + "\",\"operations\":[{\"op\":\"testAndSet\",\"key\":\"k\","
                + "\"oldValue\":null,\"newValue\":\"1\"}]}";
        String key = key(path);
        Reply first = send("POST", path, body, OWN, key).must(200);

        assertSame(send("POST", path, body, OWN, key), first);
        assertThat(send("POST", path, body).must(200).body()).isNotEqualTo(first.body());
    }

    @Test
    void anotherPayloadIsRefused() {
        String key = key("/functions");
        Reply first = send("POST", "/functions", newFunction(), OWN, key).must(201);
        workspace.manage(Role.ADMIN, first);

        assertError(send("POST", "/functions", newFunction(), OWN, key), 422, "IDEMPOTENCY_KEY_REUSED");
        assertError(send("DELETE", "/functions/" + first.text("id"), null, OWN, key), 422, "IDEMPOTENCY_KEY_REUSED");
        workspace.admin().getFunction(first.text("id")).must(200);
    }

    @Test
    void refusalsAreRepeatedToo() {
        String key = key("/functions");
        String name = workspace.freshName();
        ManagedFunction taken = workspace.manage(
                Role.ADMIN,
                workspace.admin().createFunction(workspace.landscape().siteId(), name));
        String body = object(Map.of("site_id", workspace.landscape().siteId(), "name", name))
                .toString();
        Reply refused = send("POST", "/functions", body, OWN, key);
        assertError(refused, 422, "NAME_TAKEN");
        workspace
                .admin()
                .updateFunction(taken.id(), object(Map.of("name", workspace.freshName())))
                .must(200);

        assertSame(send("POST", "/functions", body, OWN, key), refused);
    }

    @Test
    void keysOfOthersAreOthers() {
        String key = key("/functions");
        Reply mine = send("POST", "/functions", newFunction(), OWN, key).must(201);
        workspace.manage(Role.ADMIN, mine);
        String theirs = object(Map.of("site_id", workspace.landscape().otherSiteId(), "name", workspace.freshName()))
                .toString();

        Reply other = workspace.as(Role.OTHER_SITE).send("POST", "/functions", theirs, OWN, key);
        workspace.manage(Role.OTHER_SITE, other.must(201));
        Reply author = workspace.as(Role.AUTHOR).send("POST", "/functions", newFunction(), OWN, key);
        workspace.manage(Role.ADMIN, author.must(201));

        assertThat(other.header(REPLAYED)).isEmpty();
        assertThat(author.header(REPLAYED)).isEmpty();
    }

    @Test
    void invocationsAreCarriedOutEachTime() {
        ManagedFunction function = workspace.function();
        function.deployed("export function onInvoke() { return new Response(crypto.randomUUID()); }\n");
        String key = key("/invoke");

        Reply first = send("POST", function.invocationUri(), "{}", OWN, key).must(200);
        Reply second = send("POST", function.invocationUri(), "{}", OWN, key).must(200);

        assertThat(second.body()).isNotEqualTo(first.body());
        assertThat(second.header(REPLAYED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"a", "\"a\"b", "\"\\x\""})
    void keyThatIsNoneIsRefused(String key) {
        assertError(send("POST", "/functions", newFunction(), STANDARD, key), 400, "IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void keysHaveALength() {
        String longest = (key("/functions") + "k".repeat(255)).substring(0, 255);
        workspace.manage(
                Role.ADMIN,
                send("POST", "/functions", newFunction(), OWN, longest).must(201));

        Reply refused = send("POST", "/functions", newFunction(), OWN, longest + "k");
        assertError(refused, 400, "IDEMPOTENCY_KEY_INVALID");
        assertThat(refused.text("message")).contains("255").doesNotContain("kkkk");
    }

    @Test
    void whoMayNotDoItIsToldSoWithAnyKey() {
        String key = key("/functions");
        workspace.manage(
                Role.ADMIN, send("POST", "/functions", newFunction(), OWN, key).must(201));

        assertError(
                workspace.as(Role.READER).send("POST", "/functions", newFunction(), OWN, key),
                403,
                "PERMISSION_DENIED");
        assertError(
                workspace.as(Role.ANONYMOUS).send("POST", "/functions", newFunction(), OWN, key),
                401,
                "AUTHENTICATION_REQUIRED");
    }

    private Reply send(String method, String path, String body, String... headers) {
        return workspace.admin().send(method, path, body, headers);
    }

    private List<Reply> atOnce(String method, String path, String body, String key) throws InterruptedException {
        FunctionsClient admin = workspace.admin();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<CompletableFuture<Reply>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                all.add(CompletableFuture.supplyAsync(
                        () -> {
                            awaitStart(start);
                            return admin.send(method, path, body, OWN, key);
                        },
                        threads));
            }
            start.countDown();
            return all.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how many audit records tell of the function. */
    private int changes(String functionId) {
        return workspace
                .admin()
                .auditLog("/audit_log", "?resource_id=" + functionId)
                .must(200)
                .json()
                .getJsonArray("records")
                .getValuesAs(JsonObject.class)
                .size();
    }

    private String newFunction() {
        return object(Map.of("site_id", workspace.landscape().siteId(), "name", workspace.freshName()))
                .toString();
    }

    /** A key as the public client makes it. */
    private static String key(String endpoint) {
        return endpoint + "::req_1700000000000_" + UUID.randomUUID();
    }

    private static void assertSame(Reply repeated, Reply first) {
        assertThat(repeated).returns(first.status(), Reply::status).returns(first.body(), Reply::body);
        assertThat(repeated.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(repeated.header(REPLAYED)).contains("true");
    }
}
