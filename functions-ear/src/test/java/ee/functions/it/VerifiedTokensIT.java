// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ServerManagement;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.TestLandscape;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
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
import org.junit.jupiter.params.provider.ValueSource;

/** A token that was verified a moment ago: what is spared by that, and what it must not open. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class VerifiedTokensIT {
    private static final String SESSION = "/operator_authentication/sessions/current";
    private static final String VERIFIER = "org.wildfly.security.http.oidc";
    private static final String VERIFYING = "Verifying access_token";
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void theSignatureIsVerifiedOnceForManyRequestsAndForEachRefusedOne() {
        FunctionsClient client = with(TestLandscape.current().ownToken(HOUR, "functions:read", "functions:invoke"));
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);
        FunctionsClient forged = with("a.b.c");

        try (ServerManagement server = ServerManagement.ofSharedServer()) {
            server.beginLogging(VERIFIER, "DEBUG");
            try {
                long before = server.logLinesWith(VERIFYING);
                JsonObject first = client.send("GET", SESSION, null).must(200).json();
                for (int times = 0; times < 3; times++) {
                    assertThat(client.send("GET", SESSION, null).must(200).json())
                            .isEqualTo(first);
                    client.getFunction(function.id()).must(200);
                    client.invoke(function.invocationUri(), "{}").must(200);
                    assertError(client.deleteFunction(function.id()), 403, "PERMISSION_DENIED");
                }
                assertThat(server.logLinesWith(VERIFYING)).isEqualTo(before + 1);

                for (int times = 0; times < 3; times++) {
                    assertError(forged.send("GET", SESSION, null), 401, "AUTHENTICATION_REQUIRED");
                }
                forged.send("GET", "/openapi.json", null).must(200);
                assertThat(server.logLinesWith(VERIFYING))
                        .as("each refused request, and none to a public address")
                        .isEqualTo(before + 1 + 3);
            } finally {
                server.endLogging(VERIFIER);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/functions",
                "/operator_authentication/sessions/current",
                "/nowhere",
                "/nowhere/at/all",
                "/container-error",
                "//functions",
                "/functions;x=1",
                "/%66unctions",
                "/./functions",
                "/nowhere/../functions"
            })
    void nobodyGetsAnywhereWithoutAToken(String path) {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "MADEUP")) {
            Reply reply = workspace.as(Role.ANONYMOUS).send(method, path, null);

            JsonObject body = assertError(reply, 401, "AUTHENTICATION_REQUIRED");
            assertThat(body.getString("message")).isEqualTo("The request carries no valid bearer token.");
            assertThat(body.getString("instance")).startsWith("/faas" + path);
            assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer");
            assertThat(reply.header("X-Request-Id")).hasValue(body.getString("request_id"));
            assertThat(reply.header("Cache-Control")).hasValue("no-cache, no-store, must-revalidate");
        }
    }

    @Test
    void tokensThatAreNoneAreRefusedWithTheReasonOfTheServer() {
        for (String token : List.of("garbage", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.")) {
            Reply reply = with(token).send("GET", "/nowhere", null);

            assertError(reply, 401, "AUTHENTICATION_REQUIRED");
            assertThat(reply.header("WWW-Authenticate"))
                    .hasValueSatisfying(challenge ->
                            assertThat(challenge).startsWith("Bearer error=\"invalid_token\", error_description="));
        }
    }

    @Test
    void aTokenThatIsAlmostAKnownOneIsRefused() {
        String good = TestLandscape.current().ownToken(HOUR, "functions:read");
        String[] parts = good.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String more = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        claims.replace("functions:read", "functions:update").getBytes(StandardCharsets.UTF_8));
        char changed = parts[2].charAt(20) == 'A' ? 'B' : 'A';
        List<String> almost = List.of(
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 20) + changed + parts[2].substring(21),
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() - 4),
                parts[0] + "." + parts[1] + "." + parts[2] + "AAAA",
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + more + "." + parts[2]);

        for (int times = 0; times < 2; times++) {
            with(good).send("GET", SESSION, null).must(200);
            assertThat(almost)
                    .allSatisfy(token ->
                            assertError(with(token).send("GET", SESSION, null), 401, "AUTHENTICATION_REQUIRED"));
        }
    }

    @Test
    void aKnownTokenIsRefusedWhenItHasExpired() {
        FunctionsClient client = with(TestLandscape.current().ownToken(Duration.ofSeconds(10), "functions:read"));
        JsonObject session = client.send("GET", SESSION, null).must(200).json();
        client.send("GET", SESSION, null).must(200);
        // Within the window of 30 s, with a second for what the server grants.
        Instant end = Instant.parse(session.getString("expires_at")).plusSeconds(2);

        await().atMost(Duration.ofSeconds(20)).until(() -> Instant.now().isAfter(end));

        assertError(client.send("GET", SESSION, null), 401, "AUTHENTICATION_REQUIRED");
    }

    @Test
    void eachTokenOpensWhatItsOwnRolesSay() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);

        for (int times = 0; times < 3; times++) {
            FunctionsClient reader = workspace.as(Role.READER);
            FunctionsClient invoker = workspace.as(Role.INVOKER);
            reader.getFunction(function.id()).must(200);
            assertError(invoker.getFunction(function.id()), 403, "PERMISSION_DENIED");
            invoker.invoke(function.invocationUri(), "{}").must(200);
            assertError(reader.invoke(function.invocationUri(), "{}"), 403, "PERMISSION_DENIED");
            assertError(workspace.as(Role.OTHER_SITE).getFunction(function.id()), 404, "NOT_FOUND");
            assertError(workspace.as(Role.ADMINISTRATOR).getFunction(function.id()), 403, "SITE_MISSING");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/openapi.yaml", "/docs/", "/docs/page.css"})
    void publicAddressesAreOpenWhateverTokenComesWithTheRequest(String path) {
        workspace.as(Role.ANONYMOUS).send("GET", path, null).must(200);
        with("garbage").send("GET", path, null).must(200);
        workspace.as(Role.READER).send("GET", path, null).must(200);
    }

    @Test
    void optionsNeedNoTokenButOneThatComesMustBeValid() {
        String call = "/functions/" + UUID.randomUUID() + "/call?tag=%24current";

        assertThat(options(workspace.as(Role.ANONYMOUS), "/functions").status()).isEqualTo(200);
        assertThat(preflight(call).status()).isEqualTo(204);
        assertError(options(workspace.as(Role.ANONYMOUS), call), 401, "AUTHENTICATION_REQUIRED");
        assertError(options(workspace.as(Role.INVOKER), call), 404, "NOT_FOUND");
        assertError(options(with("garbage"), "/functions"), 401, "AUTHENTICATION_REQUIRED");
    }

    private FunctionsClient with(String token) {
        return FunctionsClient.withToken(token, workspace.landscape());
    }

    private static Reply options(FunctionsClient client, String path) {
        return client.send("OPTIONS", path, null);
    }

    private Reply preflight(String path) {
        return workspace
                .as(Role.ANONYMOUS)
                .send("OPTIONS", path, null, "Origin", "https://page.example", "Access-Control-Request-Method", "POST");
    }
}
