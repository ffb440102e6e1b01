// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Upstream;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /integrations/{id}/endpoint}: running functions. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class InvocationIT {
    private static final int CONCURRENT_PER_SITE = 20;
    private static final int REQUEST_BODY_BYTES = 3_500_000;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[1,2]}", "", "plain text ☀", "\"quoted\"", "{broken"})
    void functionReceivesTheBodyAsTextBesideItsInvoker(String body) {
        ManagedFunction function = workspace.function();
        function.deployed("export async function onInvoke(request) { return Response.json(await request.json()); }");

        JsonObject envelope = function.invoke(body).must(200).json();

        assertThat(envelope.getString("payload")).isEqualTo(body);
        JsonObject invoker = envelope.getJsonObject("invoker");
        assertThat(invoker.getString("type")).isIn("user", "site");
        assertThat(invoker.getString("id")).isNotBlank();
        assertThat(Instant.parse(invoker.getString("timestamp")))
                .isBeforeOrEqualTo(Instant.now().plusSeconds(60));
    }

    @Test
    void functionSeesTheAddressAndMethodButNeverTheCallersToken() {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export function onInvoke(request) {
                  const url = new URL(request.url);
                  return Response.json({
                    method: request.method,
                    path: url.pathname,
                    query: url.searchParams.get("q"),
                    token: request.headers.get("authorization"),
                  });
                }
                """);

        JsonObject seen = function(function, "?q=a%20b").must(200).json();

        assertThat(seen.getString("method")).isEqualTo("POST");
        assertThat(seen.getString("path")).endsWith(function.invocationUri());
        assertThat(seen.getString("query")).isEqualTo("a b");
        assertThat(seen.isNull("token")).isTrue();
    }

    @Test
    void statusHeadersAndBodyAreTheFunctionsOwn() {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export function onInvoke() {
                  return new Response("õ☀", {
                    status: 418,
                    headers: { "Content-Type": "text/plain;charset=UTF-8", "X-Own": "yes", "Server": "mine" },
                  });
                }
                """);

        Reply answer = function.invoke("{}");

        assertThat(answer).returns(418, Reply::status).returns("õ☀", Reply::body);
        assertThat(answer.header("Content-Type").orElseThrow().replace(" ", "").toLowerCase(Locale.ROOT))
                .isEqualTo("text/plain;charset=utf-8");
        assertThat(answer.header("X-Own")).hasValue("yes");
        assertThat(answer.header("X-Invocation-Id")).isPresent();
        assertThat(answer.header("X-Function-Error")).isEmpty();
    }

    @Test
    void answerWithoutABodyStaysEmpty() {
        ManagedFunction function = workspace.function();
        function.deployed("export function onInvoke() { return new Response(null, { status: 204 }); }");

        assertThat(function.invoke("{}")).returns(204, Reply::status).returns("", Reply::body);
    }

    @Test
    void errorStatusOfAFunctionIsNotAnErrorOfThePlatform() {
        ManagedFunction function = workspace.function();
        function.deployed("export const onInvoke = () => Response.json({ mine: true }, { status: 500 });");

        Reply answer = function.invoke("{}");

        assertThat(answer).returns(500, Reply::status);
        assertThat(answer.json().getBoolean("mine")).isTrue();
        assertThat(answer.header("X-Function-Error")).isEmpty();
    }

    @Test
    void functionWithoutACurrentVersionIsRefused() {
        ManagedFunction function = workspace.function();
        function.version(ManagedFunction.PING);

        Reply refused = function.invoke("{}");

        assertError(refused, 409, "NO_CURRENT_VERSION");
        assertThat(refused.header("X-Function-Error")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export function onInvoke() {}",
                "export function onInvoke() { return { status: 200 }; }",
                "export async function onInvoke() { return 'text'; }",
                "export function onInvoke() { return new Promise(() => {}); }",
            })
    void handlerThatReturnsNoResponseIsAnswered502(String code) {
        ManagedFunction function = workspace.function();
        function.deployed(code);

        Reply answer = function.invoke("{}");

        assertError(answer, 502, "FUNCTION_MALFORMED_RESPONSE");
        assertThat(answer.header("X-Function-Error")).hasValue("true");
    }

    @Test
    void moduleThatThrowsWhileItIsLoadedIsAnswered502WithItsLine() {
        ManagedFunction function = workspace.function();
        function.deployed("const limits = null;\nconst limit = limits.maximum;\n" + ManagedFunction.PING);

        JsonObject error = assertError(function.invoke("{}"), 502, "FUNCTION_START_FAILED");

        assertThat(error.getString("errorType")).isEqualTo("TypeError");
        assertThat(error.getJsonArray("stackTrace").toString()).contains("function.js:2:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw 'only text';", "throw null;", "throw { code: 7 };", "return Promise.reject();"})
    void thrownValueThatIsNoErrorIsAnswered502(String statement) {
        ManagedFunction function = workspace.function();
        function.deployed("export function onInvoke() { " + statement + " }");

        assertError(function.invoke("{}"), 502, "FUNCTION_THREW");
    }

    @Test
    void stackIsShownOnlyToThoseWhoMayReadTheCode() {
        ManagedFunction function = workspace.function();
        function.deployed("export function onInvoke() { throw new TypeError('told'); }");

        JsonObject forInvoker =
                assertError(workspace.as(Role.INVOKER).invoke(function.invocationUri(), "{}"), 502, "FUNCTION_THREW");
        JsonObject forAuthor =
                assertError(workspace.as(Role.AUTHOR).invoke(function.invocationUri(), "{}"), 502, "FUNCTION_THREW");

        assertThat(forInvoker).doesNotContainKey("stackTrace");
        assertThat(forInvoker.getString("errorType")).isEqualTo("TypeError");
        assertThat(forAuthor).containsKey("stackTrace");
    }

    @Test
    void usersAndApplicationsMayInvoke() {
        ManagedFunction function = workspace.function();
        function.deployed("export async function onInvoke(request) { return Response.json(await request.json()); }");

        Reply byUser = workspace.as(Role.INVOKER).invoke(function.invocationUri(), "{}");
        Reply byApplication = workspace.as(Role.APPLICATION).invoke(function.invocationUri(), "{}");

        assertThat(byUser.must(200).json().getJsonObject("invoker").getString("id"))
                .isNotBlank();
        assertThat(byApplication.must(200).json().getJsonObject("invoker").getString("id"))
                .isNotEqualTo(byUser.json().getJsonObject("invoker").getString("id"));
    }

    @Test
    void twentyInvocationsOfASiteRunAtOnceAndTheNextIsToldToComeBackLater() {
        Upstream upstream = workspace.upstream();
        ManagedFunction function = workspace.function();
        function.deployed(
                "export async function onInvoke(r, env) { await fetch(env.GATE); return new Response('through'); }",
                Map.of("GATE", upstream.url() + "/gate"));
        ManagedFunction otherSites = workspace.functionOfOtherSite();
        otherSites.deployed(ManagedFunction.PING);

        List<CompletableFuture<Reply>> held = Stream.generate(
                        () -> workspace.admin().invokeAsync(function.invocationUri(), "{}"))
                .limit(CONCURRENT_PER_SITE)
                .toList();
        await().atMost(Duration.ofSeconds(15)).until(() -> upstream.arrivedAtGate() == CONCURRENT_PER_SITE);
        Reply refused = function.invoke("{}");
        Reply ofOtherSite = otherSites.invoke("{}");
        upstream.openGate();

        JsonObject error = assertError(refused, 429, "CONCURRENCY_LIMIT_REACHED");
        assertThat(error.getString("message")).contains("20");
        assertThat(refused.header("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9]\\d*"));
        assertThat(ofOtherSite).returns(200, Reply::status);
        assertThat(held).allSatisfy(answer -> assertThat(answer.join()).returns("through", Reply::body));
        assertThat(function.invoke("{}")).returns(200, Reply::status);
        assertThat(upstream.arrivedAtGate()).isEqualTo(CONCURRENT_PER_SITE + 1);
    }

    @Test
    void bodyOverTheLimitIsRefused() {
        ManagedFunction function = workspace.function();
        function.deployed(
                "export async function onInvoke(r) { return new Response(`${(await r.json()).payload.length}`); }");

        Reply exact = function.invoke("x".repeat(REQUEST_BODY_BYTES));
        Reply tooMuch = function.invoke("x".repeat(REQUEST_BODY_BYTES + 1));

        assertThat(exact.must(200).body()).isEqualTo(String.valueOf(REQUEST_BODY_BYTES));
        assertError(tooMuch, 413, "BODY_TOO_LARGE");
    }

    @Test
    void timersPromisesAndWebInterfacesWorkInsideTheServer() {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export async function onInvoke() {
                  const order = [];
                  setTimeout(() => order.push("timer"), 5);
                  Promise.resolve().then(() => order.push("microtask"));
                  order.push("script");
                  await new Promise((resolve) => setTimeout(resolve, 20));
                  const controller = new AbortController();
                  controller.abort();
                  return Response.json({
                    order,
                    uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(crypto.randomUUID()),
                    random: crypto.getRandomValues(new Uint8Array(4)).length,
                    base64: atob(btoa("tere")),
                    utf8: new TextDecoder().decode(new TextEncoder().encode("õ☀")),
                    clone: structuredClone({ when: new Date(0), list: [1] }),
                    search: new URLSearchParams({ a: "1 2" }).toString(),
                    header: new Headers([["X-One", "1"]]).get("x-one"),
                    aborted: controller.signal.aborted,
                  });
                }
                """);

        assertThat(function.invoke("{}").must(200).body())
                .isEqualTo(
                        "{\"order\":[\"script\",\"microtask\",\"timer\"],\"uuid\":true,\"random\":4,\"base64\":\"tere\","
                                + "\"utf8\":\"õ☀\",\"clone\":{\"when\":\"1970-01-01T00:00:00.000Z\",\"list\":[1]},"
                                + "\"search\":\"a=1+2\",\"header\":\"1\",\"aborted\":true}");
    }

    @Test
    void itemsAreSharedWithinASiteAndInvisibleToAnother() {
        String code = """
                export async function onInvoke(request, env, kvStoreFactory) {
                  const { payload } = await request.json();
                  const store = kvStoreFactory.initializeKvStore(env.NAMESPACE);
                  if (payload) await store.set({ key: "word", value: payload });
                  return Response.json({ value: (await store.get("word"))?.value ?? null });
                }
                """;
        Map<String, String> environment =
                Map.of("NAMESPACE", "shared-" + Instant.now().toEpochMilli());
        ManagedFunction writer = workspace.function();
        writer.deployed(code, environment);
        ManagedFunction reader = workspace.function();
        reader.deployed(code, environment);
        ManagedFunction stranger = workspace.functionOfOtherSite();
        stranger.deployed(code, environment);

        writer.invoke("sõna").must(200);

        assertThat(reader.invoke("").must(200).text("value")).isEqualTo("sõna");
        assertThat(stranger.invoke("").must(200).json().isNull("value")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/meta-data", "http://[::1]:9990/", "file:///etc/passwd"})
    void functionCannotReachAddressesThatAreNotAllowed(String address) {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export async function onInvoke(request, env) {
                  try {
                    return new Response(await (await fetch(env.ADDRESS)).text());
                  } catch (error) {
                    return Response.json({ refused: error.name });
                  }
                }
                """, Map.of("ADDRESS", address));

        assertThat(function.invoke("{}").must(200).text("refused")).isEqualTo("TypeError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "not-an-id"})
    void unknownAndImpossibleIntegrationsAnswer404(String id) {
        assertError(workspace.admin().invoke("/integrations/" + id + "/endpoint", "{}"), 404, "NOT_FOUND");
    }

    @Test
    void idOfTheFunctionIsNotTheIdOfItsIntegration() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);

        Reply refused = workspace.admin().invoke("/integrations/" + function.id() + "/endpoint", "{}");

        assertError(refused, 404, "NOT_FOUND");
    }

    @Test
    void onlyPostInvokes() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);

        assertError(workspace.admin().send("GET", function.invocationUri(), null), 405, "METHOD_NOT_ALLOWED");
    }

    private Reply function(ManagedFunction function, String query) {
        FunctionsClient admin = workspace.admin();
        return admin.invoke(function.invocationUri() + query, "{}");
    }
}
