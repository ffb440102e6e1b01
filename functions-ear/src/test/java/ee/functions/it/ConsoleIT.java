// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /console}: its page at every address, its files, its headers and what it must know to sign in. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ConsoleIT {
    private static final Pattern FILE =
            Pattern.compile("(?:href|src|\": )=?\"((?:\\./)?(?:lib|styles)/[^\"]+|[a-z]+\\.(?:js|svg))\"");

    @RegisterExtension
    final Workspace workspace = new Workspace();

    private final HttpClient http = HttpClient.newHttpClient();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/",
                "/console/functions",
                "/console/functions/x/code?version=1",
                "/console/signed-in?code=a&state=b"
            })
    void pageIsAtEveryAddressWithoutToken(String path) throws Exception {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains("<base href=\"/console/\">");
    }

    @Test
    void policyAllowsScriptsOfThisServerAndRequestsToTheProviderAlone() throws Exception {
        HttpResponse<String> page = get("/console/");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'",
                                "script-src 'self' 'sha256-",
                                "frame-ancestors 'none'",
                                "connect-src 'self' http://127.0.0.1:")
                        .doesNotContain("unsafe-eval", "script-src 'self' 'unsafe", " *"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @Test
    void everyFileThatThePageNamesIsThere() throws Exception {
        Matcher files = FILE.matcher(get("/console/").body());
        int found = 0;
        while (files.find()) {
            HttpResponse<String> file = get("/console/" + files.group(1));
            assertThat(file.statusCode()).as(files.group(1)).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type").orElse(""))
                    .as(files.group(1))
                    .startsWith(
                            files.group(1).endsWith(".js")
                                    ? "text/javascript"
                                    : files.group(1).endsWith(".css") ? "text/css" : "image/svg+xml");
            found++;
        }
        assertThat(found).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/app.js", "/console/styles/base.css", "/console/icon.svg"})
    void filesArePackedForBrowsersThatTakeThem(String path) throws Exception {
        HttpResponse<byte[]> packed = packed(path, "gzip, deflate, br", "");
        HttpResponse<String> plain = get(path);

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(List.of(packed, plain))
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding"))
                .allSatisfy(answer -> assertThat(answer.headers().firstValue("Content-Type"))
                        .isEqualTo(plain.headers().firstValue("Content-Type")));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(plain.body());

        HttpResponse<byte[]> again =
                packed(path, "gzip", packed.headers().firstValue("ETag").orElse(""));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loader.js",
                "editor/editor.main.js",
                "editor/editor.main.css",
                "base/worker/workerMain.js",
                "language/typescript/tsWorker.js"
            })
    void editorIsPacked(String file) throws Exception {
        Matcher folder = Pattern.compile("data-editor=\"([^\"]+)\"")
                .matcher(get("/console/").body());
        assertThat(folder.find()).isTrue();

        HttpResponse<String> part = get("/console/" + folder.group(1) + "/" + file);

        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("immutable"));
    }

    @Test
    void configurationSaysWhereToSignInAndWhereRestIs() throws Exception {
        JsonObject config;
        try (JsonReader reader =
                Json.createReader(new StringReader(get("/console/config.json").body()))) {
            config = reader.readObject();
        }

        assertThat(config.getString("apiBase")).isEqualTo("/faas");
        assertThat(config.getString("clientId")).isEqualTo("functions-console");
        assertThat(config.getString("issuer")).endsWith("/realms/functions");
        assertThat(config.getJsonObject("limits").getInt("environmentBytes")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/nothing.js",
                "/console/WEB-INF/page.html",
                "/console/WEB-INF/web.xml",
                "/console/lib/../WEB-INF/web.xml"
            })
    void nothingElseIsThere(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    private HttpResponse<byte[]> packed(String path, String accepted, String known)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        workspace.landscape().base().resolve(path))
                .header("Accept-Encoding", accepted);
        if (!known.isEmpty()) {
            request.header("If-None-Match", known);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = workspace.landscape().base().resolve(path);
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
