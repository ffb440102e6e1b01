// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenKeysTest {
    private final FakeExecutors executors = new FakeExecutors();
    private final MovingClock clock = new MovingClock();
    private final List<String> asked = new ArrayList<>();
    private HttpServer provider;
    private int status = 200;
    private String body = "{\"keys\":[]}";

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
        executors.close();
    }

    @Test
    void theAddressIsDerivedFromTheTokenEndpointOfAKeycloak() {
        TokenKeys keys = keys(Setting.SECURITY_TOKEN_URL, "/realms/r/protocol/openid-connect/token");

        assertThat(keys.areReachable()).contains(true);
        assertThat(keys.areReachable()).contains(true);
        assertThat(asked).containsExactly("/realms/r/protocol/openid-connect/certs");
    }

    @Test
    void aSettingNamesTheAddressOfAnotherProvider() {
        assertThat(keys(Setting.SECURITY_KEYS_URL, "/jwks").areReachable()).contains(true);
        assertThat(asked).containsExactly("/jwks");
    }

    @Test
    void whatIsNoSetOfKeysIsNotTakenForOne() {
        status = 404;
        assertThat(keys(Setting.SECURITY_KEYS_URL, "/jwks").areReachable()).contains(false);
        status = 200;
        body = "<html>";
        assertThat(keys(Setting.SECURITY_KEYS_URL, "/jwks").areReachable()).contains(false);
        provider.stop(0);
        assertThat(keys(Setting.SECURITY_KEYS_URL, "/jwks").areReachable()).contains(false);
    }

    @Test
    void ofAnotherProviderNothingIsKnownWithoutTheSetting() {
        assertThat(keys(Setting.SECURITY_TOKEN_URL, "/oauth/token").areReachable())
                .isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void keysAreKnownForADayAfterATokenWasVerified() {
        TokenKeys keys = keys(Setting.SECURITY_KEYS_URL, "/jwks");
        assertThat(keys.areKnown()).isFalse();
        assertThat(keys.verifiedAt()).isEmpty();

        keys.verified();
        assertThat(keys.areKnown()).isTrue();
        assertThat(keys.verifiedAt()).contains(clock.instant());

        clock.advance(Duration.ofDays(1));
        assertThat(keys.areKnown()).isFalse();
    }

    private TokenKeys keys(Setting setting, String path) {
        TokenKeys made = Beans.wire(
                new TokenKeys(),
                executors,
                clock,
                TestSettings.with(
                                setting,
                                "http://127.0.0.1:" + provider.getAddress().getPort() + path)
                        .build());
        made.prepare();
        return made;
    }
}
