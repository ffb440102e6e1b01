// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.settings.Setting;
import ee.functions.web.fixture.TestSettings;
import ee.functions.web.fixture.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange of keys at a provider that answers what the test says. */
class KeyExchangeTest {
    private static final String CLAIMS = "{\"aud\":[\"account\",\"functions-api\"],\"site_id\":\"site-1\"}";

    private final AtomicReference<String> asked = new AtomicReference<>();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private HttpServer provider;
    private KeyExchange keys;
    private volatile int status = 200;
    private volatile String body = issued(CLAIMS);
    private volatile boolean silent;

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(Executors.newCachedThreadPool());
        provider.createContext("/token", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            arrived.countDown();
            if (silent) {
                awaitRelease();
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        provider.start();
        keys = exchange(Map.of());
    }

    @AfterEach
    void stop() {
        held.countDown();
        keys.close();
        provider.stop(0);
    }

    @Test
    void keyIsExchangedByTheClientCredentialsGrant() {
        IssuedToken issued = keys.exchange("shop key&x", "se=cret%");

        assertThat(asked.get())
                .isEqualTo("grant_type=client_credentials&client_id=shop+key%26x&client_secret=se%3Dcret%25");
        assertThat(issued.expiresIn()).isEqualTo(3600);
        assertThat(issued.site()).isEqualTo(Optional.of("site-1"));
        assertThat(issued.ofSite()).isFalse();
        assertThat(issued.token().split("\\.", -1)).hasSize(3);
        assertThat(issued).hasToString("token of site-1");
    }

    @Test
    void tokenSaysWhetherItIsOneOfASite() {
        body = issued("{\"aud\":\"functions-api\",\"site_id\":\"site-1\",\"token_kind\":\"site\"}");

        assertThat(keys.exchange("key", "secret").ofSite()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void whatTheProviderRefusesIsNotAccepted(int refusal) {
        status = refusal;
        body = "{\"error\":\"invalid_client\"}";

        assertRefused(ErrorCode.KEY_NOT_ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"aud\":\"account\"}", "{\"aud\":[\"other\"]}", "{}"})
    void keyOfAnotherServiceIsNotAccepted(String claims) {
        body = issued(claims);

        assertRefused(ErrorCode.KEY_NOT_ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | ''",
                "404 | ''",
                "429 | ''",
                "302 | ''",
                "200 | ''",
                "200 | nonsense",
                "200 | {}",
                "200 | {\"access_token\":\"x\"}"
            })
    void providerThatDoesNotWorkIsUnavailable(int answered, String text) {
        status = answered;
        body = text;

        assertRefused(ErrorCode.TOKEN_EXCHANGE_UNAVAILABLE);
    }

    @Test
    void silentProviderIsUnavailable() {
        silent = true;
        keys.close();
        keys = exchange(Map.of(Setting.SECURITY_TOKEN_TIMEOUT_MS, "100"));

        assertRefused(ErrorCode.TOKEN_EXCHANGE_UNAVAILABLE);
    }

    @Test
    void providerThatIsDownIsUnavailable() {
        provider.stop(0);

        assertRefused(ErrorCode.TOKEN_EXCHANGE_UNAVAILABLE);
    }

    @Test
    void moreAtOnceThanAllowedAreRefusedAtOnce() throws Exception {
        silent = true;
        keys.close();
        keys = exchange(Map.of(Setting.SECURITY_TOKEN_EXCHANGES, "1"));
        CompletableFuture<IssuedToken> first = CompletableFuture.supplyAsync(() -> keys.exchange("key", "secret"));
        arrived.await();

        assertRefused(ErrorCode.TOKEN_EXCHANGE_UNAVAILABLE);

        held.countDown();
        assertThat(first.get().expiresIn()).isEqualTo(3600);
        assertThat(keys.exchange("key", "secret").expiresIn()).isEqualTo(3600);
    }

    @Test
    void withoutTheAddressNothingIsExchanged() {
        KeyExchange off = new KeyExchange();
        off.settings = TestSettings.defaults();
        off.open();

        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> off.exchange("key", "secret"))
                .returns(ErrorCode.TOKEN_EXCHANGE_NOT_CONFIGURED, FunctionsException::code);
        off.close();
    }

    private KeyExchange exchange(Map<Setting, String> settings) {
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        all.put(
                Setting.SECURITY_TOKEN_URL,
                "http://127.0.0.1:" + provider.getAddress().getPort() + "/token");
        all.putAll(settings);
        KeyExchange made = new KeyExchange();
        made.settings = TestSettings.with(all);
        made.open();
        return made;
    }

    private void assertRefused(ErrorCode code) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> keys.exchange("the-key", "the-secret"))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused).hasMessage(code.sentence()).hasNoCause();
                });
    }

    private void awaitRelease() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String issued(String claims) {
        return "{\"access_token\":\"" + Tokens.bearer(claims).substring("Bearer ".length())
                + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}";
    }
}
