// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.environment;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds accounts to the running realm: the odd ones that a realm file for trials should not show. */
public final class RealmAccounts {
    /** The secret of every key. */
    public static final String KEY_SECRET = TestAccount.CLIENT_SECRET;

    /** The password of every user, those of the realm file too. */
    public static final String USERS_PASSWORD = TestAccount.USERS_PASSWORD;

    static final String BOOTSTRAP_USER = "it-admin";
    static final String BOOTSTRAP_PASSWORD = "it-admin-password";

    private final URI keycloak;

    RealmAccounts(URI keycloak) {
        this.keycloak = keycloak;
    }

    /**
     * Adds a service account; its tokens come from {@link Tokens#ofServiceAccount}.
     *
     * @param clientId an id that the realm does not have yet
     * @param siteId the site claim of its tokens; null leaves the claim out
     * @param audience the audience of its tokens; null leaves it out
     * @param roles roles of the client {@code functions-api}; with roles Keycloak adds that client as an audience itself
     */
    public void addServiceAccount(
            String clientId, @Nullable String siteId, @Nullable String audience, List<String> roles) {
        add(clientId, client(clientId, siteId, audience).build(), roles);
    }

    /**
     * Adds a key; its secret is {@link #KEY_SECRET}.
     *
     * @param siteId the site of its tokens; null leaves the claim out
     * @param kind what its tokens say in {@code token_kind}; null leaves the claim out
     */
    public void addKey(String clientId, @Nullable String siteId, @Nullable String kind, List<String> roles) {
        JsonObjectBuilder client = client(clientId, siteId, null);
        if (kind != null) {
            JsonArrayBuilder mappers = Json.createArrayBuilder(
                    client(clientId, siteId, null).build().getJsonArray("protocolMappers"));
            mappers.add(mapper(
                    "kind", "oidc-hardcoded-claim-mapper", Map.of("claim.name", "token_kind", "claim.value", kind)));
            client.add("protocolMappers", mappers);
        }
        add(clientId, client.build(), roles);
    }

    /** Adds a service account like the others, whose tokens expire this long after they were issued. */
    public void addShortLivedServiceAccount(String clientId, String siteId, List<String> roles, Duration lifespan) {
        JsonObject client = client(clientId, siteId, null)
                .add(
                        "attributes",
                        Json.createObjectBuilder().add("access.token.lifespan", Long.toString(lifespan.toSeconds())))
                .build();
        add(clientId, client, roles);
    }

    /**
     * Adds many service accounts by one request, each with a site of its own.
     *
     * @param sites the site claim by client id; the realm must not have these clients yet
     * @param roles roles of the client {@code functions-api} that each gets
     */
    public void addServiceAccounts(Map<String, String> sites, List<String> roles) {
        JsonObject granted = Json.createObjectBuilder()
                .add("functions-api", Json.createArrayBuilder(roles))
                .build();
        JsonArrayBuilder clients = Json.createArrayBuilder();
        JsonArrayBuilder users = Json.createArrayBuilder();
        sites.forEach((clientId, siteId) -> {
            clients.add(client(clientId, siteId, null));
            users.add(Json.createObjectBuilder()
                    .add("username", "service-account-" + clientId)
                    .add("enabled", true)
                    .add("serviceAccountClientId", clientId)
                    .add("clientRoles", granted));
        });
        JsonObject all = Json.createObjectBuilder()
                .add("ifResourceExists", "OVERWRITE")
                .add("clients", clients)
                .add("users", users)
                .build();
        KeycloakHttp.postJson(admin("partialImport"), adminToken(), all);
    }

    /**
     * Adds a user, whose password is {@link #USERS_PASSWORD}.
     *
     * @param login a name that the realm does not have yet
     * @param siteId the site claim of the user's tokens
     * @param roles roles of the client {@code functions-api}
     */
    public void addUser(String login, String siteId, List<String> roles) {
        // Keycloak asks for whatever of these is missing when the user signs in.
        JsonObject user = Json.createObjectBuilder()
                .add("username", login)
                .add("enabled", true)
                .add("email", login + "@example.org")
                .add("emailVerified", true)
                .add("firstName", login)
                .add("lastName", "Test")
                .add("attributes", Json.createObjectBuilder().add("site_id", Json.createArrayBuilder(List.of(siteId))))
                .add(
                        "credentials",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "password")
                                        .add("value", USERS_PASSWORD)
                                        .add("temporary", false)))
                .add("clientRoles", Json.createObjectBuilder().add("functions-api", Json.createArrayBuilder(roles)))
                .build();
        JsonObject all = Json.createObjectBuilder()
                .add("ifResourceExists", "OVERWRITE")
                .add("users", Json.createArrayBuilder().add(user))
                .build();
        KeycloakHttp.postJson(admin("partialImport"), adminToken(), all);
    }

    /** Signs a user out everywhere: no refresh token of the user is good any more. */
    public void endSessions(String login) {
        String token = adminToken();
        String user = KeycloakHttp.get(admin("users?exact=true&username=" + login), token)
                .asJsonArray()
                .getJsonObject(0)
                .getString("id");
        KeycloakHttp.postJson(admin("users/" + user + "/logout"), token, JsonValue.EMPTY_JSON_OBJECT);
    }

    private void add(String clientId, JsonObject client, List<String> roles) {
        String token = adminToken();
        KeycloakHttp.postJson(admin("clients"), token, client);
        if (roles.isEmpty()) {
            return;
        }
        String user = KeycloakHttp.get(admin("clients/" + uuid(clientId, token) + "/service-account-user"), token)
                .asJsonObject()
                .getString("id");
        String api = uuid("functions-api", token);
        JsonArrayBuilder representations = Json.createArrayBuilder();
        KeycloakHttp.get(admin("clients/" + api + "/roles"), token).asJsonArray().stream()
                .map(role -> role.asJsonObject())
                .filter(role -> roles.contains(role.getString("name")))
                .forEach(representations::add);
        KeycloakHttp.postJson(admin("users/" + user + "/role-mappings/clients/" + api), token, representations.build());
    }

    private JsonObjectBuilder client(String clientId, @Nullable String siteId, @Nullable String audience) {
        JsonArrayBuilder mappers = Json.createArrayBuilder();
        if (siteId != null) {
            mappers.add(mapper("oidc-hardcoded-claim-mapper", Map.of("claim.name", "site_id", "claim.value", siteId)));
        }
        if (audience != null) {
            mappers.add(mapper("oidc-audience-mapper", Map.of("included.custom.audience", audience)));
        }
        return Json.createObjectBuilder()
                .add("clientId", clientId)
                .add("publicClient", false)
                .add("secret", TestAccount.CLIENT_SECRET)
                .add("serviceAccountsEnabled", true)
                .add("standardFlowEnabled", false)
                .add("protocolMappers", mappers);
    }

    private JsonObject mapper(String type, Map<String, String> settings) {
        return mapper(type, type, settings);
    }

    private JsonObject mapper(String name, String type, Map<String, String> settings) {
        JsonObjectBuilder config = Json.createObjectBuilder().add("access.token.claim", "true");
        settings.forEach(config::add);
        return Json.createObjectBuilder()
                .add("name", name)
                .add("protocol", "openid-connect")
                .add("protocolMapper", type)
                .add("config", config)
                .build();
    }

    private String uuid(String clientId, String token) {
        return KeycloakHttp.get(admin("clients?clientId=" + clientId), token)
                .asJsonArray()
                .getJsonObject(0)
                .getString("id");
    }

    private URI admin(String path) {
        return URI.create(keycloak + "/admin/realms/functions/" + path);
    }

    private String adminToken() {
        return KeycloakHttp.postForm(
                        URI.create(keycloak + "/realms/master/protocol/openid-connect/token"),
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                BOOTSTRAP_USER,
                                "password",
                                BOOTSTRAP_PASSWORD))
                .asJsonObject()
                .getString("access_token");
    }
}
