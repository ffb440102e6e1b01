// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.token;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.web.json.JsonValues;
import ee.functions.web.permission.TokenClaims;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges keys for tokens at the identity provider, which alone knows the keys: they are clients with a service account, and
 * this is the client credentials grant of OAuth 2.0. Blocks, no longer than twice {@code functions.security.token-timeout-ms},
 * and for no more than {@code functions.security.token-exchanges} callers at the same time. Nothing of key or token is stored or
 * logged. Thread-safe.
 */
@ApplicationScoped
public class KeyExchange {
    private static final System.Logger LOG = System.getLogger(KeyExchange.class.getName());
    private static final int MAXIMUM_ANSWER_BYTES = 65_536;
    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject
    Settings settings;

    private @Nullable Client client;
    private Semaphore free = new Semaphore(0);

    @PostConstruct
    void open() {
        long patience = settings.duration(Setting.SECURITY_TOKEN_TIMEOUT_MS).toMillis();
        client = ClientBuilder.newBuilder()
                .connectTimeout(patience, TimeUnit.MILLISECONDS)
                .readTimeout(patience, TimeUnit.MILLISECONDS)
                .build();
        free = new Semaphore(settings.number(Setting.SECURITY_TOKEN_EXCHANGES));
    }

    @PreDestroy
    void close() {
        Client opened = client;
        if (opened != null) {
            opened.close();
        }
    }

    /**
     * Returns the token for a key.
     *
     * @throws FunctionsException {@link ErrorCode#KEY_NOT_ACCEPTED} if the provider refuses the key or its token would open
     *     nothing here, {@link ErrorCode#TOKEN_EXCHANGE_UNAVAILABLE} or {@link ErrorCode#TOKEN_EXCHANGE_NOT_CONFIGURED}
     */
    public IssuedToken exchange(String keyId, String secret) {
        String address = settings.optionalText(Setting.SECURITY_TOKEN_URL)
                .orElseThrow(() -> new FunctionsException(
                        ErrorCode.TOKEN_EXCHANGE_NOT_CONFIGURED, ErrorCode.TOKEN_EXCHANGE_NOT_CONFIGURED.sentence()));
        if (!free.tryAcquire()) {
            throw unavailable("all " + Setting.SECURITY_TOKEN_EXCHANGES.key() + " are in use");
        }
        try (Response answer = ask(address, keyId, secret)) {
            return read(answer);
        } catch (ProcessingException | IOException failure) {
            // Its message may hold what was sent or received; the kinds alone tell a refused connection from a slow
            // answer.
            throw unavailable(kinds(failure));
        } finally {
            free.release();
        }
    }

    /** Returns the one refusal of all keys, so that nobody learns which part of a key was right. */
    static FunctionsException refused() {
        return new FunctionsException(ErrorCode.KEY_NOT_ACCEPTED, ErrorCode.KEY_NOT_ACCEPTED.sentence());
    }

    private Response ask(String address, String keyId, String secret) {
        Client opened = client;
        if (opened == null) {
            throw new IllegalStateException("The exchange of keys is not open.");
        }
        String form = "grant_type=client_credentials&client_id=" + encoded(keyId) + "&client_secret=" + encoded(secret);
        return opened.target(address)
                .request(MediaType.APPLICATION_JSON_TYPE)
                .post(Entity.entity(form.getBytes(StandardCharsets.UTF_8), FORM));
    }

    private IssuedToken read(Response answer) throws IOException {
        int status = answer.getStatus();
        if (status == 400 || status == 401 || status == 403) {
            throw refused();
        }
        if (status != 200) {
            throw unavailable("it answers with status " + status);
        }
        try (InputStream body = answer.readEntity(InputStream.class);
                JsonReader reader =
                        JsonValues.JSON.createReader(new ByteArrayInputStream(body.readNBytes(MAXIMUM_ANSWER_BYTES)))) {
            JsonObject issued = reader.readObject();
            if (issued.get("access_token") instanceof JsonString token
                    && issued.get("expires_in") instanceof JsonNumber seconds) {
                return usable(token.getString(), seconds.longValue());
            }
        } catch (JsonException notJson) {
            throw unavailable("it answers with no JSON object");
        }
        throw unavailable("its answer has no access_token or no expires_in");
    }

    private IssuedToken usable(String token, long expiresIn) {
        TokenClaims claims = TokenClaims.of("Bearer " + token);
        if (!claims.isFor(settings.text(Setting.SECURITY_AUDIENCE_CLIENT))) {
            throw refused();
        }
        return new IssuedToken(
                token,
                expiresIn,
                claims.site(settings.text(Setting.SECURITY_SITE_CLAIM)),
                claims.isOfSite(settings.text(Setting.SECURITY_TOKEN_KIND_CLAIM)));
    }

    private static FunctionsException unavailable(String why) {
        LOG.log(
                System.Logger.Level.WARNING,
                "A key was not exchanged at " + Setting.SECURITY_TOKEN_URL.key() + ": " + why);
        return new FunctionsException(
                ErrorCode.TOKEN_EXCHANGE_UNAVAILABLE, ErrorCode.TOKEN_EXCHANGE_UNAVAILABLE.sentence(), List.of());
    }

    private static String kinds(Throwable failure) {
        Throwable cause = failure.getCause();
        String kind = failure.getClass().getSimpleName();
        return cause == null || cause == failure
                ? kind
                : kind + ", " + cause.getClass().getSimpleName();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
