// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.settings.Setting;
import ee.functions.web.fixture.Requests;
import ee.functions.web.fixture.TestSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicBaseTest {
    private final PublicBase base = new PublicBase();

    PublicBaseTest() {
        base.settings = TestSettings.defaults();
    }

    @Test
    void withoutAProxyItIsTheAddressOfTheRequest() {
        assertThat(base.of(request().build())).isEqualTo("http://127.0.0.1:8080/faas");
        assertThat(base.of(Requests.get("https://api.example/faas/x").build())).isEqualTo("https://api.example/faas");
        assertThat(base.of(Requests.get("http://[::1]:8080/faas/x").build())).isEqualTo("http://[::1]:8080/faas");
    }

    @Test
    void theSettingWinsOverEverything() {
        base.settings = TestSettings.with(Map.of(Setting.HTTP_PUBLIC_BASE, "https://functions.example/api/"));

        assertThat(base.of(
                        request().header("Forwarded", "proto=https;host=other").build()))
                .isEqualTo("https://functions.example/api");
    }

    @Test
    void theFirstElementOfForwardedCounts() {
        assertThat(base.of(request()
                        .header("Forwarded", "for=1.2.3.4; Proto=https;host=\"api.example:8443\", host=inner")
                        .build()))
                .isEqualTo("https://api.example:8443/faas");
    }

    @Test
    void xForwardedHeadersAreUnderstood() {
        assertThat(base.of(request()
                        .header("X-Forwarded-Proto", "https, http")
                        .header("X-Forwarded-Host", "api.example, inner")
                        .header("X-Forwarded-Prefix", "/public/")
                        .build()))
                .isEqualTo("https://api.example/public/faas");
        assertThat(base.of(request()
                        .header("X-Forwarded-Host", "api.example")
                        .header("X-Forwarded-Port", "8443")
                        .build()))
                .isEqualTo("http://api.example:8443/faas");
    }

    @Test
    void nonsenseFromAProxyIsIgnored() {
        assertThat(base.of(request()
                        .header("X-Forwarded-Proto", "javascript")
                        .header("X-Forwarded-Host", "evil/<script>")
                        .header("X-Forwarded-Prefix", "//evil")
                        .header("Forwarded", "=;;proto")
                        .build()))
                .isEqualTo("http://127.0.0.1:8080/faas");
    }

    private static Requests request() {
        return Requests.get("http://127.0.0.1:8080/faas/functions");
    }
}
