// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.health;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that tokens are verified with. The container verifies and holds them, and does not say which it has; what the product can
 * know is whether a token was verified here of late, and whether the identity provider gives its keys out. Either is enough: keys
 * that the container has stay good while the provider is away. Any thread may ask.
 */
@ApplicationScoped
public class TokenKeys {
    private static final System.Logger LOG = System.getLogger(TokenKeys.class.getName());

    private static final String TOKEN_ENDPOINT = "/protocol/openid-connect/token";
    private static final String KEYS_ENDPOINT = "/protocol/openid-connect/certs";

    /** How long the container keeps keys without asking for them again, unless somebody has changed that. */
    private static final Duration KEPT_BY_CONTAINER = Duration.ofDays(1);

    private static final Duration COUNTS_FOR = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final int TIMEOUT_MS = 2000;
    private static final int MOST_BYTES = 65_536;
    private static final int OK = 200;

    @Inject
    Settings settings;

    @Inject
    ServerExecutors executors;

    @Inject
    Clock clock;

    private volatile @Nullable Instant verifiedAt;
    private @Nullable RecentAnswer<Boolean> reachable;

    @PostConstruct
    void prepare() {
        address()
                .ifPresent(address -> reachable = new RecentAnswer<>(
                        executors.io(), COUNTS_FOR, LONGEST_WAIT, () -> givesKeys(address), Boolean.FALSE));
    }

    /** Notes that the container has verified a token, so that it has a key. */
    public void verified() {
        verifiedAt = clock.instant();
    }

    /** Returns when a token was verified last, empty if none was since the start. */
    public Optional<Instant> verifiedAt() {
        return Optional.ofNullable(verifiedAt);
    }

    /** Returns whether the container can be taken to have keys, because it has verified a token within a day. */
    public boolean areKnown() {
        Instant last = verifiedAt;
        return last != null && last.isAfter(clock.instant().minus(KEPT_BY_CONTAINER));
    }

    /** Returns whether the identity provider gives its keys out, empty if its address is not known. */
    public Optional<Boolean> areReachable() {
        return Optional.ofNullable(reachable).map(RecentAnswer::get);
    }

    /** Returns the address of the keys: that of the setting, else what stands beside the token endpoint of a Keycloak. */
    private Optional<String> address() {
        return settings.optionalText(Setting.SECURITY_KEYS_URL)
                .or(() -> settings.optionalText(Setting.SECURITY_TOKEN_URL)
                        .filter(address -> address.endsWith(TOKEN_ENDPOINT))
                        .map(address ->
                                address.substring(0, address.length() - TOKEN_ENDPOINT.length()) + KEYS_ENDPOINT));
    }

    private static boolean givesKeys(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("Accept", "application/json");
            connection.setRequestProperty("Connection", "close"); // nothing of the application stays behind
            try {
                return connection.getResponseCode() == OK && hasKeys(connection);
            } finally {
                connection.disconnect();
            }
        } catch (IOException away) {
            LOG.log(System.Logger.Level.DEBUG, "The identity provider does not give its keys out", away);
            return false;
        }
    }

    private static boolean hasKeys(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).contains("\"keys\"");
        }
    }
}
