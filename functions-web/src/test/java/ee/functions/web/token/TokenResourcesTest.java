// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.token;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.fixture.Tokens;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenResourcesTest {
    private static final String OPERATOR = "/operator_authentication/tokens";
    private static final String SITE = "/sites/tokens";
    private static final String SESSION = "/operator_authentication/sessions/current";

    private final WebLayer web = new WebLayer();

    @Test
    void aKeyOfAUserIsExchangedWithoutAnyToken() {
        Answer answer = ask(OPERATOR, key("user-key", "secret"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"token\":\"of-user\",\"expires_in\":3600}");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aKeyOfASiteIsExchangedWithoutAnyToken() {
        Answer answer = ask(SITE, key("site-key", "secret"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"access_token\":\"of-site\",\"expires_in\":3600}");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void everyKeyThatIsNotAcceptedIsRefusedAlike() {
        assertThat(Stream.of(
                                ask(OPERATOR, key("nobody", "secret")),
                                ask(OPERATOR, key("user-key", "wrong")),
                                ask(OPERATOR, key("site-key", "secret")),
                                ask(SITE, key("user-key", "secret")),
                                ask(SITE, key("key-without-site", "secret")))
                        .map(answer -> answer.text().replaceAll("\"instance\":\"[^\"]*\"", ""))
                        .distinct())
                .hasSize(1)
                .allSatisfy(
                        text -> assertThat(text).contains("KEY_NOT_ACCEPTED").doesNotContain("-key"));
        assertThat(ask(SITE, key("nobody", "x")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"site-1\"] | 200",
                "null | 200",
                "[\"site-1\",\"site-2\"] | 403",
                "[\"site-2\"] | 403",
                "\"site-1\" | 422",
                "[1] | 422",
            })
    void sitesMustBeThoseOfTheKey(String siteIds, int status) {
        assertThat(ask(
                                OPERATOR,
                                "{\"api_key_id\":\"user-key\",\"api_key_secret\":\"secret\",\"site_ids\":" + siteIds
                                        + "}")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | body",
                "[] | body",
                "{\"api_key_id\" | body",
                "{} | api_key_id",
                "{\"api_key_id\":7,\"api_key_secret\":\"hidden\"} | api_key_id",
                "{\"api_key_id\":\"x\"} | api_key_secret",
                "{\"api_key_id\":\"x\",\"api_key_secret\":null} | api_key_secret",
                "{\"api_key_id\":\" \",\"api_key_secret\":\"hidden\"} | api_key_id",
            })
    void aBadBodyIsRefusedInTheShapeOfTheContract(String body, String attribute) {
        for (String path : Set.of(OPERATOR, SITE)) {
            Answer answer = ask(path, body);

            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.json().getString("status")).isEqualTo("error");
            assertThat(answer.json().getString("error")).isNotBlank();
            assertThat(answer.json().getJsonObject("error_details")).containsKey(attribute);
            assertThat(answer.text()).doesNotContain("hidden");
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        assertThat(ask(SITE, key("x", "y".repeat(8192))).status()).isEqualTo(413);
    }

    @Test
    void whatTheProviderLacksIsSaid() {
        web.keys.refusal = ErrorCode.TOKEN_EXCHANGE_UNAVAILABLE;
        Answer down = ask(SITE, key("site-key", "secret"));
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.header("Retry-After")).isEqualTo("5");

        web.keys.refusal = ErrorCode.TOKEN_EXCHANGE_NOT_CONFIGURED;
        Answer off = ask(OPERATOR, key("user-key", "secret"));
        assertThat(off.status()).isEqualTo(503);
        assertThat(off.json().getString("message")).contains("functions.security.token-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {OPERATOR, SITE})
    void anIdempotencyKeyKeepsNoToken(String path) {
        web.call("POST", path)
                .header("X-Idempotency-Key", "key-1")
                .body(key("site-key", "secret"))
                .send();

        assertThat(web.requests.claimed).isEmpty();
        assertThat(web.requests.kept).isEmpty();
    }

    @Test
    void theSessionOfAUserIsTold() {
        web.permissions = EnumSet.noneOf(Permission.class);
        Answer answer = web.call("GET", SESSION)
                .header("Authorization", Tokens.bearer("{\"site_id\":\"site-1\",\"exp\":1790000000}"))
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("user_id")).isNotBlank();
        assertThat(answer.json().getJsonArray("site_ids").getString(0)).isEqualTo("site-1");
        assertThat(answer.json().getString("kind")).isEqualTo("user");
        assertThat(answer.json().getString("expires_at")).isEqualTo("2026-09-21T14:13:20.000Z");
    }

    @Test
    void theSessionOfASiteHasNoUser() {
        Answer answer = web.call("GET", SESSION)
                .header("Authorization", Tokens.bearer("{\"site_id\":\"site-1\",\"token_kind\":\"site\"}"))
                .send();

        assertThat(answer.json()).doesNotContainKey("user_id").containsEntry("expires_at", jakarta.json.JsonValue.NULL);
        assertThat(answer.json().getString("kind")).isEqualTo("site");
    }

    @Test
    void aTokenWithoutSiteHasASessionToo() {
        Answer answer = web.call("GET", SESSION)
                .header("Authorization", Tokens.bearer("{}"))
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonArray("site_ids")).isEmpty();
    }

    private Answer ask(String path, String body) {
        return web.call("POST", path)
                .without("Authorization")
                .body(body == null ? "" : body)
                .send();
    }

    private static String key(String id, String secret) {
        return "{\"api_key_id\":\"" + id + "\",\"api_key_secret\":\"" + secret + "\"}";
    }
}
