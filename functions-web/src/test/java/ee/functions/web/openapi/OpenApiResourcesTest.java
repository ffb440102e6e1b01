// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import ee.functions.ejb.settings.Setting;
import ee.functions.web.fixture.TestSettings;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiResourcesTest {
    private final WebLayer web = new WebLayer();

    @Test
    void bothFormsAreTheSameDocumentWithTheAddressOfTheCaller() throws IOException {
        Answer json = get("/openapi.json");
        Answer yaml = get("/openapi.yaml");

        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(yaml.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(new YAMLMapper().readTree(yaml.text())).isEqualTo(new ObjectMapper().readTree(json.text()));
        assertThat(json.json().getJsonArray("servers").getJsonObject(0).getString("url"))
                .isEqualTo(WebLayer.BASE);
    }

    @Test
    void behindProxyTheAddressIsThatOfTheProxy() {
        Answer answer = web.call("GET", "/openapi.json")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "api.example.com")
                .header("X-Forwarded-Prefix", "/glia")
                .send();

        assertThat(answer.json().getJsonArray("servers").getJsonObject(0).getString("url"))
                .isEqualTo("https://api.example.com/glia/faas");
    }

    @Test
    void pageIsAtThePathWithSlash() {
        Answer sent = get("/docs");
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("Location")).isEqualTo(WebLayer.BASE + "/docs/");

        Answer page = get("/docs/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self';");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void pageNeedsNothingButFilesThatAreThere() {
        String page = get("/docs/").text();
        assertThat(page).doesNotContainPattern("<script>|<style|style=|onload=|https?://");

        Pattern.compile("(?:src|href)=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(link -> link.group(1))
                .forEach(link -> {
                    if (!link.startsWith("data:") && !link.startsWith("../")) {
                        assertThat(get("/docs/" + link).status()).as(link).isEqualTo(200);
                    }
                });
        assertThat(get("/docs/initializer.js").text())
                .contains("../openapi.json")
                .doesNotContain("http:", "https:");
    }

    @Test
    void filesHaveTheirTypes() {
        assertThat(get("/docs/swagger-ui-bundle.js").header("Content-Type")).startsWith("text/javascript");
        assertThat(get("/docs/swagger-ui.css").header("Content-Type")).startsWith("text/css");
        assertThat(get("/docs/swagger-ui-bundle.js.LICENSE.txt").header("Content-Type"))
                .startsWith("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "openapi.yaml",
                "nothing.js",
                "..",
                "%2e%2e%2fopenapi.yaml",
                "swagger-ui-bundle.js/"
            })
    void nothingElseIsServed(String file) {
        int status = get("/docs/" + file).status();

        assertThat(status).isEqualTo(file.endsWith("/") ? 200 : 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/openapi.yaml", "/docs", "/docs/", "/docs/page.css"})
    void canBeTurnedOff(String path) {
        WebLayer without = new WebLayer(TestSettings.with(Map.of(Setting.HTTP_API_DOCUMENTATION, "off")));

        Answer answer = without.call("GET", path).send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().getString("code")).isEqualTo("ROUTE_NOT_FOUND");
    }

    private Answer get(String path) {
        return web.call("GET", path).send();
    }
}
