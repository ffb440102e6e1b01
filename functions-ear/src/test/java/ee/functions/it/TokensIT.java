// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.environment.RealmAccounts;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.TestLandscape;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in exchange for tokens, the session, and the sites of a token. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class TokensIT {
    private static final String OPERATOR = "/operator_authentication/tokens";
    private static final String SITE = "/sites/tokens";
    private static final String SESSION = "/operator_authentication/sessions/current";
    private static final String SECRET = RealmAccounts.KEY_SECRET;
    private static final String RUN = UUID.randomUUID().toString();
    private static final String USER_KEY = "user-key-" + RUN;
    private static final String PLAIN_KEY = "plain-key-" + RUN;
    private static final String SITE_KEY = "site-key-" + RUN;
    private static final String FOREIGN_KEY = "foreign-key-" + RUN;
    private static final String ODD_KEY = "odd key/ä&=+ " + RUN;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @BeforeAll
    static void makeKeys() {
        TestLandscape landscape = TestLandscape.current();
        RealmAccounts accounts = landscape.accounts();
        List<String> roles = List.of("functions:read", "functions:create", "functions:update");
        accounts.addKey(USER_KEY, landscape.siteId(), "user", roles);
        accounts.addKey(PLAIN_KEY, landscape.siteId(), null, roles);
        accounts.addKey(SITE_KEY, landscape.siteId(), "site", roles);
        accounts.addKey(FOREIGN_KEY, landscape.siteId(), "site", List.of());
    }

    @Test
    void keyOfAUserGetsATokenThatOpensWhatItsRolesSay() {
        for (String key : List.of(USER_KEY, PLAIN_KEY)) {
            Reply issued = exchange(OPERATOR, key, SECRET).must(200);
            FunctionsClient user = FunctionsClient.withToken(issued.text("token"), workspace.landscape());

            assertThat(issued.json().getInt("expires_in")).isEqualTo(3600);
            assertThat(issued.header("Cache-Control")).contains("no-store");
            assertThat(issued.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            ManagedFunction function = workspace.function();
            user.updateFunction(function.id(), FunctionsClient.object(Map.of("description", "by key")))
                    .must(200);
            assertError(user.invoke(function.invocationUri(), "{}"), 403, "PERMISSION_DENIED");
            JsonObject session = user.send("GET", SESSION, null).must(200).json();
            assertThat(session.getString("kind")).isEqualTo("user");
            assertThat(session.getString("user_id")).isEqualTo("service-account-" + key);
            assertThat(session.getJsonArray("site_ids").getString(0))
                    .isEqualTo(workspace.landscape().siteId());
            assertThat(Instant.parse(session.getString("expires_at")))
                    .isBetween(
                            Instant.now().plus(Duration.ofMinutes(50)),
                            Instant.now().plus(Duration.ofMinutes(70)));
        }
    }

    @Test
    void keyOfASiteGetsATokenThatOperationsOfUsersRefuse() {
        Reply issued = exchange(SITE, SITE_KEY, SECRET).must(200);
        FunctionsClient application = FunctionsClient.withToken(issued.text("access_token"), workspace.landscape());

        assertThat(issued.json().getInt("expires_in")).isEqualTo(3600);
        ManagedFunction function = workspace.function();
        application.getFunction(function.id()).must(200);
        assertError(
                application.updateFunction(function.id(), FunctionsClient.object(Map.of("description", "x"))),
                403,
                "PERMISSION_DENIED");
        JsonObject session = application.send("GET", SESSION, null).must(200).json();
        assertThat(session.getString("kind")).isEqualTo("site");
        assertThat(session).doesNotContainKey("user_id");
    }

    @Test
    void keysThatAreNotAcceptedAreRefusedInOneSentence() {
        List<Reply> refused = List.of(
                exchange(OPERATOR, "nobody-" + RUN, SECRET),
                exchange(OPERATOR, USER_KEY, "wrong-" + RUN),
                exchange(OPERATOR, SITE_KEY, SECRET),
                exchange(OPERATOR, ODD_KEY, SECRET),
                exchange(SITE, "nobody-" + RUN, SECRET),
                exchange(SITE, SITE_KEY, "wrong-" + RUN),
                exchange(SITE, USER_KEY, SECRET),
                exchange(SITE, FOREIGN_KEY, SECRET));

        assertThat(refused).allSatisfy(reply -> {
            assertError(reply, 401, "KEY_NOT_ACCEPTED");
            assertThat(reply.body()).doesNotContain(SECRET).doesNotContain(RUN);
        });
        assertThat(refused.stream().map(reply -> reply.text("message")).distinct())
                .hasSize(1);
    }

    @Test
    void oldAndForeignTokensAreNoHindrance() {
        Stream.of("garbage", "a.b.c", "", workspace.landscape().token(Role.READER))
                .forEach(token -> Stream.of(SITE, SITE + "/")
                        .forEach(path -> assertThat(FunctionsClient.withToken(token, workspace.landscape())
                                        .send(
                                                "POST",
                                                path,
                                                key(SITE_KEY, SECRET).build().toString()))
                                .as("the token '%s' at %s", token, path)
                                .returns(200, Reply::status)));
        exchangeWith("Authorization", "Basic dXNlcjpwYXNz").must(200);
        exchangeWith("Accept", FunctionsClient.VENDOR_TYPE).must(200);
        exchangeWith("Content-Type", "application/json; charset=utf-8").must(200);
    }

    @Test
    void nothingButPostIsOpen() {
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
            for (String path : List.of(OPERATOR, SITE)) {
                Reply reply = workspace.as(Role.ANONYMOUS).send(method, path, null);
                assertThat(reply.status()).as("%s %s: %s", method, path, reply).isIn(401, 405, 415);
            }
        }
        assertError(workspace.as(Role.ANONYMOUS).send("GET", SESSION, null), 401, "AUTHENTICATION_REQUIRED");
        assertError(workspace.as(Role.ANONYMOUS).send("GET", "/sites", null), 401, "AUTHENTICATION_REQUIRED");
        assertError(workspace.as(Role.ANONYMOUS).send("GET", "/sites/x", null), 401, "AUTHENTICATION_REQUIRED");
        assertError(
                workspace.as(Role.ANONYMOUS).send("GET", "/sites/tokens/suspension", null),
                401,
                "AUTHENTICATION_REQUIRED");
    }

    @Test
    void sitesMustBeThoseOfTheKey() {
        String own = workspace.landscape().siteId();
        String other = workspace.landscape().otherSiteId();

        exchange(key(USER_KEY, SECRET).add("site_ids", Json.createArrayBuilder(List.of(own))))
                .must(200);
        assertError(
                exchange(key(USER_KEY, SECRET).add("site_ids", Json.createArrayBuilder(List.of(own, other)))),
                403,
                "PERMISSION_DENIED");
        assertInvalid(exchange(key(USER_KEY, SECRET).add("site_ids", own)), "site_ids");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "\"key\"", "{\"api_key_id\":1e999999999}"})
    void bodiesThatAreNoKeyAreRefusedAsInvalid(String body) {
        for (String path : List.of(OPERATOR, SITE)) {
            Reply reply = workspace.as(Role.ANONYMOUS).send("POST", path, body);
            assertError(reply, 422, "VALIDATION_FAILED");
            assertThat(reply.json().getJsonObject("error_details")).isNotEmpty();
        }
    }

    @Test
    void membersOfTheBodyAreNamed() {
        assertInvalid(exchange(Json.createObjectBuilder().add("api_key_id", USER_KEY)), "api_key_secret");
        assertInvalid(exchange(Json.createObjectBuilder().add("api_key_secret", SECRET)), "api_key_id");
        assertInvalid(exchange(key("", SECRET)), "api_key_id");
        assertError(exchange(OPERATOR, "x".repeat(9000), SECRET), 413, "BODY_TOO_LARGE");
        assertError(
                workspace.as(Role.ANONYMOUS).send("POST", SITE, "a=b", "Content-Type", "text/plain"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void sitesOfATokenAreToldAndOthersRefused() {
        String own = workspace.landscape().siteId();
        String other = workspace.landscape().otherSiteId();
        FunctionsClient administrator = workspace.as(Role.ADMINISTRATOR);

        administrator.send("PATCH", "/sites/" + own, "{\"name\":\"Süd Shop\"}").must(200);
        try {
            JsonObject site = workspace
                    .as(Role.INVOKER)
                    .send("GET", "/sites/" + own, null)
                    .must(200)
                    .json();
            assertThat(site.toString()).isEqualTo("{\"id\":\"" + own + "\",\"name\":\"Süd Shop\"}");
            assertThat(workspace
                            .as(Role.INVOKER)
                            .send("GET", "/sites", null)
                            .must(200)
                            .json()
                            .getJsonArray("sites"))
                    .containsExactly(site);
            assertError(workspace.as(Role.INVOKER).send("GET", "/sites/" + other, null), 403, "PERMISSION_DENIED");
            assertError(workspace.as(Role.INVOKER).send("GET", "/sites/nowhere", null), 403, "PERMISSION_DENIED");
            administrator.send("GET", "/sites/" + own, null).must(200);
            assertThat(administrator
                            .send("GET", "/sites", null)
                            .must(200)
                            .json()
                            .getJsonArray("sites"))
                    .isEmpty();
            assertInvalid(administrator.send("PATCH", "/sites/" + own, "{\"name\":\" \"}"), "name");
            assertInvalid(administrator.send("PATCH", "/sites/" + own, "{}"), "name");
            assertError(workspace.admin().send("PATCH", "/sites/" + own, "{\"name\":\"x\"}"), 403, "PERMISSION_DENIED");
        } finally {
            administrator.send("PATCH", "/sites/" + own, "{\"name\":null}").must(200);
        }
        assertThat(workspace
                        .admin()
                        .send("GET", "/sites/" + own, null)
                        .must(200)
                        .text("name"))
                .isEqualTo(own);
    }

    private Reply exchange(String path, String keyId, String secret) {
        return workspace
                .as(Role.ANONYMOUS)
                .send("POST", path, key(keyId, secret).build().toString());
    }

    private Reply exchange(JsonObjectBuilder body) {
        return workspace.as(Role.ANONYMOUS).send("POST", OPERATOR, body.build().toString());
    }

    private Reply exchangeWith(String header, String value) {
        return workspace
                .as(Role.ANONYMOUS)
                .send("POST", SITE, key(SITE_KEY, SECRET).build().toString(), header, value);
    }

    private static JsonObjectBuilder key(String keyId, String secret) {
        return Json.createObjectBuilder().add("api_key_id", keyId).add("api_key_secret", secret);
    }
}
