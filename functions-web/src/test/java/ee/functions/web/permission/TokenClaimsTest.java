// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.web.fixture.Requests;
import ee.functions.web.fixture.Tokens;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {

    @Test
    void theNamedClaimIsTheSite() {
        assertThat(TokenClaims.of(Tokens.bearer("{\"tenant\":\"site-ä\",\"site_id\":\"other\"}"))
                        .site("tenant"))
                .isEmpty();
        assertThat(TokenClaims.of(Tokens.bearer("{\"tenant\":\"site-1\",\"site_id\":\"other\"}"))
                        .site("tenant"))
                .contains("site-1");
        assertThat(TokenClaims.of(Tokens.ofSite("site-1").replace("Bearer ", "bearer  "))
                        .site("site_id"))
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
        assertThat(TokenClaims.of(Tokens.bearer(payload)).site("site_id")).isEmpty();
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
        assertThat(TokenClaims.of(header).site("site_id")).isEmpty();
    }

    @Test
    void twoTokensAreNotDecodedBecauseOnlyOneOfThemWasVerified() {
        assertThat(TokenClaims.of(Requests.get("http://localhost/faas/functions")
                                .header("Authorization", Tokens.ofSite("forged"), Tokens.ofSite("verified"))
                                .build())
                        .site("site_id"))
                .isEmpty();
    }

    @Test
    void theTokenOfARequestIsDecoded() {
        assertThat(TokenClaims.of(Requests.get("http://localhost/faas/functions")
                                .header("Authorization", Tokens.ofSite("site-1"))
                                .build())
                        .site("site_id"))
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
        assertThat(TokenClaims.of(Tokens.bearer(payload)).isOfSite("token_kind"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token_kind\":\"user\"}", "{\"kind\":\"site\"}"})
    void aTokenThatSaysSoOrNothingIsOfAUser(String payload) {
        assertThat(TokenClaims.of(Tokens.bearer(payload)).isOfSite("token_kind"))
                .isFalse();
    }

    @Test
    void theEndIsThatOfTheToken() {
        assertThat(TokenClaims.of(Tokens.bearer("{\"exp\":1790000000}")).expiry())
                .contains(Instant.ofEpochSecond(1790000000));
        assertThat(TokenClaims.of(Tokens.bearer("{\"exp\":1790000000.9}")).expiry())
                .contains(Instant.ofEpochSecond(1790000000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"exp\":null}",
                "{\"exp\":\"1\"}",
                "{\"exp\":-1}",
                "{\"exp\":99999999999999}",
                "{\"exp\":1e99}",
                "{\"exp\":18446744075499551616}"
            })
    void withoutAUsableEndThereIsNone(String payload) {
        assertThat(TokenClaims.of(Tokens.bearer(payload)).expiry()).isEmpty();
    }

    @Test
    void aTokenSaysWhetherItIsBoundToSomethingElse() {
        assertThat(TokenClaims.of(Tokens.bearer("{\"cnf\":{}}")).isBound()).isTrue();
        assertThat(TokenClaims.of(Tokens.bearer("{\"trusted-certs\":[]}")).isBound())
                .isTrue();
        assertThat(TokenClaims.of(Tokens.ofSite("site-1")).isBound()).isFalse();
    }
}
