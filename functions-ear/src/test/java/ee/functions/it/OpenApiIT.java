// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import java.io.IOException;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /openapi.json}, {@code /openapi.yaml} and {@code /docs/}: the description of the interface, for everybody. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class OpenApiIT {
    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void documentIsThereWithoutTokenInBothForms() throws IOException {
        Reply json = get("/openapi.json").must(200);
        Reply yaml = get("/openapi.yaml").must(200);

        assertThat(json.json().getString("openapi")).startsWith("3.1.");
        assertThat(new YAMLMapper().readTree(yaml.body())).isEqualTo(new ObjectMapper().readTree(json.body()));
    }

    @Test
    void addressInTheDocumentLeadsToTheServer() {
        Reply document = get("/openapi.json").must(200);

        URI address = URI.create(
                document.json().getJsonArray("servers").getJsonObject(0).getString("url"));
        assertThat(document.response().uri()).isEqualTo(URI.create(address + "/openapi.json"));
    }

    @Test
    void addressInTheDocumentIsThatOfTheProxy() {
        Reply document = workspace
                .as(Role.ANONYMOUS)
                .send(
                        "GET",
                        "/openapi.json",
                        null,
                        "X-Forwarded-Host",
                        "api.example.com",
                        "X-Forwarded-Prefix",
                        "/glia")
                .must(200);

        assertThat(document.json().getJsonArray("servers").getJsonObject(0).getString("url"))
                .isEqualTo("http://api.example.com/glia/faas");
    }

    @Test
    void browserIsSentToThePage() {
        Reply sent = get("/docs").must(303);
        assertThat(sent.header("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/faas/docs/"));

        Reply page = get("/docs/").must(200);
        assertThat(page.header("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
        assertThat(page.body()).contains("swagger-ui-bundle.js").doesNotContain("https://", "http://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swagger-ui-bundle.js", "swagger-ui.css", "initializer.js", "page.css"})
    void filesOfThePageAreThere(String file) {
        Reply reply = get("/docs/" + file).must(200);

        assertThat(reply.body()).isNotBlank();
        assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/index.html", "/docs/nothing.js", "/docs/a/b"})
    void nothingElseIsThere(String path) {
        assertError(get(path), 404, "ROUTE_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/functions",
                "/openapi",
                "/openapi.json/functions",
                "/openapi.jsonp",
                "/openapi.json;x=1",
                "/openapi%2ejson",
                "//openapi.json",
                "/docsx",
                "/docs//page.css",
                "/docs/%2e%2e/openapi.yaml",
                "/docs/%2e%2e/functions",
                "/docs/../functions",
                "/docs/..;/functions"
            })
    void everythingElseNeedsToken(String path) {
        assertError(get(path), 401, "AUTHENTICATION_REQUIRED");
    }

    @Test
    void otherMethodsAreRefused() {
        Reply reply = workspace.as(Role.ANONYMOUS).send("POST", "/openapi.json", "{}");

        assertError(reply, 405, "METHOD_NOT_ALLOWED");
    }

    private Reply get(String path) {
        return workspace.as(Role.ANONYMOUS).send("GET", path, null);
    }
}
