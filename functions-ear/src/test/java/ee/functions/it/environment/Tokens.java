// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.environment;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens from Keycloak, kept until a minute before they expire. Thread-safe. */
public final class Tokens {
    private static final Duration RESERVE = Duration.ofMinutes(1);

    private final Clock clock = Clock.systemUTC();
    private final Map<String, Token> cache = new ConcurrentHashMap<>();
    private final URI tokenEndpoint;

    Tokens(URI realm) {
        this.tokenEndpoint = URI.create(realm + "/protocol/openid-connect/token");
    }

    /** Returns a token of one of the realm's own accounts. */
    public String of(TestAccount account) {
        return account.isUser() ? ofUser(account.login()) : ofServiceAccount(account.login());
    }

    /** Returns a token of a user, of the realm file or one that {@link RealmAccounts} has added. */
    public String ofUser(String login) {
        return cached(
                login,
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "functions-console",
                        "username",
                        login,
                        "password",
                        TestAccount.USERS_PASSWORD));
    }

    /** Returns a token of a service account that {@link RealmAccounts} has added. */
    public String ofServiceAccount(String clientId) {
        return cached(
                clientId,
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        clientId,
                        "client_secret",
                        TestAccount.CLIENT_SECRET));
    }

    private String cached(String login, Map<String, String> grant) {
        return cache.compute(login, (key, present) -> present != null && present.isUsable(clock) ? present : ask(grant))
                .value();
    }

    private Token ask(Map<String, String> grant) {
        JsonObject answer = KeycloakHttp.postForm(tokenEndpoint, grant).asJsonObject();
        Instant usableUntil =
                clock.instant().plusSeconds(answer.getInt("expires_in")).minus(RESERVE);
        return new Token(answer.getString("access_token"), usableUntil);
    }

    private record Token(String value, Instant usableUntil) {
        boolean isUsable(Clock clock) {
            return clock.instant().isBefore(usableUntil);
        }
    }
}
