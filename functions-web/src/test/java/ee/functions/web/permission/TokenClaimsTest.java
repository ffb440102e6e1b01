// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.web.fixture.Requests;
import ee.functions.web.fixture.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {

    @Test
    void theNamedClaimIsTheSite() {
        assertThat(TokenClaims.site(Tokens.bearer("{\"tenant\":\"site-ä\",\"site_id\":\"other\"}"), "tenant"))
                .isEmpty();
        assertThat(TokenClaims.site(Tokens.bearer("{\"tenant\":\"site-1\",\"site_id\":\"other\"}"), "tenant"))
                .contains("site-1");
        assertThat(TokenClaims.site(Tokens.ofSite("site-1").replace("Bearer ", "bearer  "), "site_id"))
                .contains("site-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"site_id\":null}",
                "{\"site_id\":1}",
                "{\"site_id\":[\"a\"]}",
                "{\"site_id\":\"\"}",
                "{\"site_id\":\"a b\"}",
                "{\"site_id\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
                "[]",
                "not json"
            })
    void withoutAUsableClaimThereIsNoSite(String payload) {
        assertThat(TokenClaims.site(Tokens.bearer(payload), "site_id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer x",
                "Bearer a.b",
                "Basic YTpi",
                "Bearer a.!.c",
                "Bearer a.b.c d.e.f",
                "Bearer a.b.c,"
            })
    void whatIsNotExactlyOneTokenIsNotDecoded(String header) {
        assertThat(TokenClaims.site(header, "site_id")).isEmpty();
    }

    @Test
    void twoTokensAreNotDecodedBecauseOnlyOneOfThemWasVerified() {
        assertThat(TokenClaims.site(
                        Requests.get("http://localhost/faas/functions")
                                .header("Authorization", Tokens.ofSite("forged"), Tokens.ofSite("verified"))
                                .build(),
                        "site_id"))
                .isEmpty();
    }

    @Test
    void theTokenOfARequestIsDecoded() {
        assertThat(TokenClaims.site(
                        Requests.get("http://localhost/faas/functions")
                                .header("Authorization", Tokens.ofSite("site-1"))
                                .build(),
                        "site_id"))
                .contains("site-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token_kind\":\"site\"}",
                "{\"token_kind\":\"User\"}",
                "{\"token_kind\":\"\"}",
                "{\"token_kind\":null}",
                "{\"token_kind\":[\"user\"]}"
            })
    void aTokenOfAnyOtherKindThanAUsersIsOfASite(String payload) {
        assertThat(TokenClaims.isOfSite(Tokens.bearer(payload), "token_kind")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token_kind\":\"user\"}", "{\"kind\":\"site\"}"})
    void aTokenThatSaysSoOrNothingIsOfAUser(String payload) {
        assertThat(TokenClaims.isOfSite(Tokens.bearer(payload), "token_kind")).isFalse();
    }
}
