// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.ejb.health.TokenKeys;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.web.fixture.Beans;
import ee.functions.web.fixture.Requests;
import ee.functions.web.fixture.Responses;
import ee.functions.web.fixture.TestClock;
import ee.functions.web.fixture.TestSettings;
import ee.functions.web.fixture.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationFilterTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String BASE = "https://localhost/faas";
    private static final String TOKEN = token("a");

    private final TestClock clock = new TestClock(NOW);
    private AuthenticationFilter filter = filter(Map.of());
    private boolean valid = true;
    private @Nullable String name = "ada";
    private Set<String> roles = Set.of("functions:read", "functions:invoke", "something else");
    private int asked;
    private int keysUsed;

    @Test
    void aTokenThatTheContainerHasVerifiedCountsWithoutAskingAgain() {
        Identity first = identity(TOKEN);
        valid = false;
        name = "somebody else";
        roles = Set.of();
        Identity second = identity(TOKEN);

        assertThat(asked).isOne();
        assertThat(second).isSameAs(first);
        assertThat(first)
                .isEqualTo(new Identity(
                        "ada",
                        Set.of(Permission.FUNCTIONS_READ, Permission.FUNCTIONS_INVOKE),
                        "site-a",
                        true,
                        NOW.plusSeconds(3600)));
    }

    @Test
    void afterTheWindowTheContainerIsAskedAgain() {
        identity(TOKEN);
        clock.pass(Duration.ofSeconds(29));
        identity(TOKEN);
        assertThat(asked).isOne();

        clock.pass(Duration.ofSeconds(1));
        valid = false;

        assertRefused(send(TOKEN));
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aTokenThatHasExpiredIsNotTakenForVerified() {
        String brief = token("{\"site_id\":\"site-a\",\"exp\":" + (NOW.getEpochSecond() + 2) + "}", "s");
        identity(brief);
        clock.pass(Duration.ofMillis(1999));
        identity(brief);
        assertThat(asked).isOne();

        clock.pass(Duration.ofMillis(1));
        valid = false;

        assertRefused(send(brief));
    }

    @Test
    void everyOtherTokenIsVerified() {
        identity(TOKEN);
        valid = false;

        assertRefused(send(TOKEN.substring(0, TOKEN.length() - 1) + "_")); // another signature
        assertRefused(send(TOKEN + "A"));
        assertRefused(send(TOKEN.substring(0, TOKEN.length() - 1)));
        assertRefused(send(TOKEN + "="));
        assertRefused(send(token("b")));
        assertRefused(send(TOKEN.replace("Bearer ", "Bearer x")));
        assertThat(asked).isEqualTo(7);
        identity(TOKEN);
        assertThat(asked).isEqualTo(7);
    }

    @Test
    void theFormOfTheHeaderDoesNotMatterButTheTokenDoes() {
        identity(TOKEN);
        identity(TOKEN.replace("Bearer ", "bearer   "));
        identity(" " + TOKEN + " ");

        assertThat(asked).isOne();
    }

    @Test
    void aRefusedTokenIsAskedForEachTime() {
        valid = false;
        assertRefused(send(TOKEN));
        assertRefused(send(TOKEN));
        valid = true;
        identity(TOKEN);

        assertThat(asked).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearer a", "Bearer a.b", "Basic YTpi", "Bearer a.b.c", "Bearer a.b.c d"
            })
    void whatIsNotExactlyOneTokenIsVerifiedEachTimeAndHasNoClaims(String header) {
        for (int times = 1; times <= 2; times++) {
            assertThat(identity(header)).returns(null, Identity::site).returns(null, Identity::expiry);
            assertThat(asked).isEqualTo(times);
        }
    }

    @Test
    void twoTokensAreVerifiedEachTimeAndNeitherIsBelieved() {
        identity(TOKEN);

        for (int times = 2; times <= 3; times++) {
            assertThat(identity(TOKEN, TOKEN)).returns(null, Identity::site).returns(false, Identity::ofSite);
            assertThat(asked).isEqualTo(times);
        }
    }

    @Test
    void noTokenIsVerifiedToo() {
        valid = false;

        assertRefused(send());
        assertThat(asked).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"site_id\":\"site-a\"}",
                "{\"site_id\":\"site-a\",\"exp\":\"1790000000\"}",
                "{\"site_id\":\"site-a\",\"exp\":null}",
                "{\"site_id\":\"site-a\",\"exp\":-1}",
                "{\"site_id\":\"site-a\",\"exp\":1e99}",
                "{\"site_id\":\"site-a\",\"exp\":1790000000,\"cnf\":{\"x5t#S256\":\"x\"}}",
                "{\"site_id\":\"site-a\",\"exp\":1790000000,\"trusted-certs\":[]}",
            })
    void aTokenThatDoesNotSayWhenItExpiresOrIsBoundToSomethingElseIsVerifiedEachTime(String payload) {
        for (int times = 1; times <= 2; times++) {
            assertThat(identity(token(payload, "s")).site()).isEqualTo("site-a");
            assertThat(asked).isEqualTo(times);
        }
    }

    @Test
    void withoutAWindowEveryRequestIsVerified() {
        filter = filter(Map.of(Setting.SECURITY_VERIFIED_TOKEN_S, "0"));

        identity(TOKEN);
        identity(TOKEN);

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void whatWasVerifiedOverTlsIsVerifiedAgainInTheClear() {
        identity(TOKEN);

        for (String address : List.of("192.0.2.1", "192.0.2.2")) {
            HttpServletRequest request = request("GET", "http://localhost/faas/functions", TOKEN)
                    .from(address)
                    .build();
            assertThat(new Responses().pass(filter, request).passed).isTrue();
            assertThat(new Responses().pass(filter, request).passed).isTrue();
        }
        assertThat(asked).isEqualTo(3);

        HttpServletRequest elsewhere =
                request("GET", BASE + "/functions", TOKEN).from("192.0.2.9").build();
        assertThat(new Responses().pass(filter, elsewhere).passed).isTrue();
        assertThat(asked).as("over TLS it does not matter from where").isEqualTo(3);
    }

    @Test
    void whoHasNoNameIsRefused() {
        for (String nobody : new String[] {null, "", " "}) {
            name = nobody;
            assertRefused(send(TOKEN));
        }
        name = "ada";
        identity(TOKEN);
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void theStatusOfTheContainerStaysAndWhatItHasSentItself() {
        valid = false;

        Responses unavailable = new Responses();
        unavailable.status = 503;
        unavailable.pass(filter, request("GET", BASE + "/functions", TOKEN).build());
        Responses done = new Responses();
        done.committed = true;
        done.pass(filter, request("GET", BASE + "/functions", TOKEN).build());

        assertThat(unavailable.status).isEqualTo(503);
        assertThat(unavailable.errorsSent).isOne();
        assertThat(unavailable.passed).isFalse();
        assertThat(done.errorsSent).isZero();
        assertThat(done.passed).isFalse();
    }

    @Test
    void noCacheKeepsWhatNeedsAToken() {
        Responses answer = send(TOKEN);
        valid = false;
        Responses refusal = send(token("b"));

        for (Responses response : List.of(answer, refusal)) {
            assertThat(response.headers)
                    .containsEntry("Cache-Control", "no-cache, no-store, must-revalidate")
                    .containsEntry("Pragma", "no-cache")
                    .containsEntry("Expires", "0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/operator_authentication/tokens",
                "/operator_authentication/tokens/",
                "/sites/tokens",
                "/sites/tokens/",
                "/openapi.json",
                "/openapi.json?x=1",
                "/openapi.yaml",
                "/docs",
                "/docs/",
                "/docs/page.css",
                "/docs/swagger-ui-bundle.js.LICENSE.txt",
                "/docs/a/b",
                "/docs/a/",
                "/api/v1/functions/swagger-ui",
                "/api/v1/functions/swagger-ui/",
                "/api/health/live",
                "/api/health/ready",
                "/api/health/started"
            })
    void publicAddressesAreForEverybodyAndNobodyIsAskedWhoCalls(String path) {
        valid = false;
        HttpServletRequest request = request("POST", BASE + path, TOKEN).build();

        Responses response = new Responses().pass(filter, request);

        assertThat(response.passed).isTrue();
        assertThat(response.headers).isEmpty();
        assertThat(asked).isZero();
        assertThatThrownBy(() -> Identity.of(request)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/functions",
                "/nowhere",
                "/container-error",
                "/openapi",
                "/openapi.json/",
                "/openapi.json/functions",
                "/openapi.jsonp",
                "/openapi.json;x",
                "//openapi.json",
                "/./openapi.json",
                "/functions/../openapi.json",
                "/openapi%2ejson",
                "/OPENAPI.json",
                "/docsx",
                "/docs//",
                "/docs/./page.css",
                "/docs/../functions",
                "/docs/%2e%2e/functions",
                "/docs/..;/functions",
                "/docs;/../functions",
                "/docs/...",
                "/docs/x/..",
                "/docs//functions",
                "/docs%2fpage.css",
                "/docs/a%20b",
                "/sites",
                "/sites/x",
                "/sites/tokens/x",
                "/sites/tokens/suspension",
                "/sites/tokens;a=1",
                "/operator_authentication/sessions/current",
                "/api/v1/functions/swagger-ui/x",
                "/api/health",
                "/api/health/",
                "/api/health/x",
                "/api/health/live;x",
                "/api/metrics",
                "/faas/openapi.json"
            })
    void everyOtherAddressNeedsAToken(String path) {
        valid = false;

        Responses response =
                new Responses().pass(filter, request("GET", BASE + path).build());

        assertRefused(response);
        assertThat(asked).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/../functions, /functions",
        "/functions/../openapi.json, /openapi.json",
        "/functions;/../openapi.json, /openapi.json",
        "//openapi.json, /openapi.json",
        "/openapi%2ejson, /openapi.json",
        "/openapi.json;x, /openapi.json",
        "/openapi.json, /functions",
        "/docs/page.css, /functions"
    })
    void anAddressIsPublicOnlyIfItIsWrittenAsItIsRead(String written, String read) {
        valid = false;

        assertRefused(new Responses()
                .pass(filter, request("GET", BASE + written).readAs(read).build()));
    }

    @Test
    void theScrapeTokenOpensTheMetricsAlone() {
        String scrapeToken = "0123456789abcdef0123456789abcdef";
        filter = filter(Map.of(Setting.METRICS_SCRAPE_TOKEN, scrapeToken));
        valid = false;
        HttpServletRequest scrape =
                request("GET", BASE + "/api/metrics", "bearer " + scrapeToken).build();

        assertThat(new Responses().pass(filter, scrape).passed).isTrue();

        assertThat(Identity.of(scrape))
                .isEqualTo(new Identity("metrics-scraper", Set.of(Permission.FUNCTIONS_ADMINISTER), null, true, null));
        assertThat(asked).isZero();
        String bearer = "Bearer " + scrapeToken;
        for (Requests other : List.of(
                request("GET", BASE + "/functions", bearer),
                request("GET", BASE + "/system", bearer),
                request("POST", BASE + "/api/metrics", bearer),
                request("GET", BASE + "/api/metrics/", bearer),
                request("GET", BASE + "/api/metrics;x", bearer).readAs("/api/metrics"),
                request("GET", BASE + "/api/metrics", bearer).readAs("/system"),
                request("GET", BASE + "/api/metrics"),
                request("GET", BASE + "/api/metrics", bearer, bearer),
                request("GET", BASE + "/api/metrics", bearer + "0"),
                request("GET", BASE + "/api/metrics", "Basic " + scrapeToken))) {
            assertRefused(new Responses().pass(filter, other.build()));
        }
        assertThat(asked).isEqualTo(10);
        assertThat(keysUsed).isZero();
    }

    @Test
    void withoutTheSettingNoTokenIsOneForScraping() {
        valid = false;

        assertRefused(new Responses()
                .pass(filter, request("GET", BASE + "/api/metrics", "Bearer ").build()));
        assertRefused(new Responses()
                .pass(
                        filter,
                        request("GET", BASE + "/api/metrics", "Bearer null").build()));
    }

    @Test
    void aTokenThatWasVerifiedSaysThatTheKeysAreKnown() {
        valid = false;
        send(TOKEN);
        assertThat(keysUsed).isZero();

        valid = true;
        identity(TOKEN);
        identity(TOKEN);
        assertThat(keysUsed).isOne();
    }

    @Test
    void preflightsNeedNoToken() {
        valid = false;

        assertThat(new Responses()
                        .pass(filter, request("OPTIONS", BASE + "/functions").build())
                        .passed)
                .isTrue();
        assertThat(new Responses()
                        .pass(
                                filter,
                                request("OPTIONS", BASE + "/functions", "Basic YTpi")
                                        .build())
                        .passed)
                .isTrue();
        assertThat(asked).isZero();
        assertRefused(new Responses()
                .pass(filter, request("options", BASE + "/functions").build()));
    }

    @Test
    void aTokenCountsWithOptionsToo() {
        HttpServletRequest request =
                request("OPTIONS", BASE + "/functions/x/call", TOKEN).build();

        assertThat(new Responses().pass(filter, request).passed).isTrue();

        assertThat(Identity.of(request).subject()).isEqualTo("ada");
        valid = false;
        assertRefused(new Responses()
                .pass(
                        filter,
                        request("OPTIONS", BASE + "/functions/x/call", token("b"))
                                .build()));
    }

    private AuthenticationFilter filter(Map<Setting, String> settings) {
        TokenKeys keys = new TokenKeys() {
            @Override
            public void verified() {
                keysUsed++;
            }
        };
        AuthenticationFilter made =
                new Beans(TestSettings.with(settings), clock, keys).fill(new AuthenticationFilter());
        made.init();
        return made;
    }

    private Requests request(String method, String address, String... authorizations) {
        return Requests.of(
                        method,
                        URI.create(address),
                        authorizations.length == 0 ? Map.of() : Map.of("Authorization", List.of(authorizations)))
                .verified(
                        () -> {
                            asked++;
                            return valid;
                        },
                        name,
                        roles::contains);
    }

    private Responses send(String... authorizations) {
        return new Responses()
                .pass(
                        filter,
                        request("GET", BASE + "/functions", authorizations).build());
    }

    private Identity identity(String... authorizations) {
        HttpServletRequest request =
                request("GET", BASE + "/functions", authorizations).build();
        assertThat(new Responses().pass(filter, request).passed).isTrue();
        return Identity.of(request);
    }

    private static void assertRefused(Responses response) {
        assertThat(response.passed).isFalse();
        assertThat(response.status).isEqualTo(401);
        assertThat(response.errorsSent).isOne();
    }

    private static String token(String letter) {
        return token(
                "{\"site_id\":\"site-" + letter + "\",\"token_kind\":\"site\",\"exp\":" + (NOW.getEpochSecond() + 3600)
                        + "}",
                letter);
    }

    private static String token(String payload, String signature) {
        String token = Tokens.bearer(payload);
        return token.substring(0, token.lastIndexOf('.') + 1) + signature.repeat(43);
    }
}
