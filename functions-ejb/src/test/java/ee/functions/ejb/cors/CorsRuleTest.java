// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.settings.InvalidSetting;
import ee.functions.ejb.settings.Setting;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://page.example",
                "http://localhost:3000",
                "https://xn--mnchen-3ya.example:8443",
                "http://192.0.2.7",
                "http://[2001:db8::1]:8080",
                "https://my_host.a-b.example",
            })
    void originsAreTakenAsBrowsersSendThem(String origin) {
        assertThatCode(() -> rule(origin).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "page.example",
                "https://",
                "https://page.example/",
                "https://page.example/path",
                "https://page.example?x",
                "https://Page.example",
                "HTTPS://page.example",
                "https://page.example:443",
                "http://page.example:80",
                "https://page.example:0",
                "https://page.example:65536",
                "https://page.example:",
                "https://user@page.example",
                "https://*.example",
                "https://.example",
                "https://a..example",
                "https://-a.example",
                "ftp://page.example",
                "https://page.example https://other.example",
                "https://page.example\r\nX: y",
            })
    void everythingElseIsRefusedWithoutBeingRepeated(String origin) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> rule(origin).check())
                .satisfies(refusal -> {
                    assertThat(refusal.details()).singleElement().satisfies(detail -> {
                        assertThat(detail.attribute()).isEqualTo("cors.allowed_origins");
                        assertThat(detail.message()).contains("https://shop.example");
                    });
                    assertThat(String.valueOf(refusal.getMessage())).doesNotContain("page.example");
                });
    }

    @Test
    void listsAndTimesAreBounded() {
        assertRefused("allowed_origins", new CorsRule(Collections.nCopies(21, "*"), List.of(), 0));
        assertRefused("allowed_headers", new CorsRule(List.of(), Collections.nCopies(21, "X-A"), 0));
        assertRefused("allowed_headers", new CorsRule(List.of(), List.of("X A"), 0));
        assertRefused("allowed_headers", new CorsRule(List.of(), List.of("X".repeat(101)), 0));
        assertRefused("max_age_s", new CorsRule(List.of(), List.of(), -1));
        assertRefused("max_age_s", new CorsRule(List.of(), List.of(), 86_401));
        assertThatCode(() -> CorsRule.NONE.check()).doesNotThrowAnyException();
    }

    @Test
    void onlyNamedOriginsAreAllowedUnlessAllAre() {
        CorsRule named = new CorsRule(List.of("https://a.example", "https://b.example"), List.of(), 0);
        assertThat(named.allowed("https://b.example")).isEqualTo("https://b.example");
        assertThat(named.allowed("https://c.example")).isNull();
        assertThat(named.allowed("null")).isNull();
        assertThat(named.allowsAny()).isFalse();
        assertThat(rule("*").allowed("https://c.example")).isEqualTo("*");
        assertThat(CorsRule.NONE.allowed("https://a.example")).isNull();
    }

    @Test
    void whatIsStoredIsReadAgain() {
        CorsRule rule = new CorsRule(List.of("https://a.example"), List.of("X-A", "X-B"), 5);
        assertThat(StoredCors.read(StoredCors.write(rule))).isEqualTo(rule);
        assertThat(StoredCors.read(StoredCors.write(null))).isNull();
    }

    @Test
    void theLongestRuleFitsItsColumn() {
        CorsRule rule = new CorsRule(
                Collections.nCopies(20, "https://" + "a".repeat(62) + ("." + "b".repeat(62)).repeat(3) + ".ee:65535"),
                Collections.nCopies(20, "X".repeat(100)),
                86_400);
        rule.check();
        assertThat(StoredCors.write(rule)).hasSizeLessThan(8_000);
    }

    @Test
    void theServersRuleIsCheckedAtTheStart() {
        assertThat(CorsRule.ofServer(TestSettings.defaults()).allowsAny()).isTrue();
        assertThat(CorsRule.ofServer(TestSettings.with(
                                        Setting.INVOCATION_CORS_ORIGINS, "https://a.example, https://b.example")
                                .build())
                        .allowedOrigins())
                .containsExactly("https://a.example", "https://b.example");
        assertThat(CorsRule.ofServer(TestSettings.with(Setting.INVOCATION_CORS_ORIGINS, "none")
                        .build()))
                .isEqualTo(CorsRule.NONE);
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> TestSettings.with(Setting.INVOCATION_CORS_ORIGINS, "none, *")
                        .build());
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> TestSettings.with(Setting.INVOCATION_CORS_ORIGINS, "https://a.example/path")
                        .build());
    }

    private static CorsRule rule(String origin) {
        return new CorsRule(List.of(origin), List.of(), 600);
    }

    private static void assertRefused(String member, CorsRule rule) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(rule::check)
                .satisfies(refusal ->
                        assertThat(refusal.details().get(0).attribute()).isEqualTo("cors." + member));
    }
}
