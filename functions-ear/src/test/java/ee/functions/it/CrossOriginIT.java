// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which web pages may invoke a function: its rule, preflights, and the headers of answers. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class CrossOriginIT {
    private static final String PAGE = "https://page.example";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void functionsWithoutARuleAreForThePagesThatTheServerAllows() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);

        Reply preflight = preflight(function.invocationUri(), PAGE);
        Reply answer = fromPage(function, PAGE);

        assertThat(preflight).returns(204, Reply::status).returns("", Reply::body);
        assertThat(preflight.header(ALLOW_ORIGIN)).hasValue("*");
        assertThat(preflight.header("Access-Control-Allow-Methods")).hasValue("POST");
        assertThat(preflight.header("Access-Control-Allow-Headers").orElseThrow())
                .contains("Authorization");
        assertThat(preflight.header("Vary")).isEmpty();
        assertThat(answer.must(200).header(ALLOW_ORIGIN)).hasValue("*");
        assertThat(answer.header("Access-Control-Expose-Headers")).hasValue("*");
        assertThat(answer.header("Timing-Allow-Origin")).hasValue("*");
        assertThat(workspace.admin().getFunction(function.id()).json().isNull("cors"))
                .isTrue();
    }

    @Test
    void aRuleCountsFromItsChangeOnAndNullTakesItAway() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);
        fromPage(function, PAGE).must(200);

        JsonObject changed = update(
                        function,
                        Json.createObjectBuilder()
                                .add(
                                        "allowed_origins",
                                        Json.createArrayBuilder().add(PAGE))
                                .add(
                                        "allowed_headers",
                                        Json.createArrayBuilder().add("X-Own"))
                                .add("max_age_s", 60)
                                .build())
                .must(200)
                .json();

        assertThat(changed.getJsonObject("cors"))
                .hasToString("{\"allowed_origins\":[\"https://page.example\"],\"allowed_headers\":[\"X-Own\"],"
                        + "\"max_age_s\":60}");
        assertThat(workspace.admin().getFunction(function.id()).json().getJsonObject("cors"))
                .isEqualTo(changed.getJsonObject("cors"));
        Reply allowed = preflight(function.invocationUri(), PAGE);
        assertThat(allowed.header(ALLOW_ORIGIN)).hasValue(PAGE);
        assertThat(allowed.header("Access-Control-Allow-Headers").orElseThrow()).endsWith("X-Own");
        assertThat(allowed.header("Access-Control-Max-Age")).hasValue("60");
        assertThat(allowed.header("Vary")).hasValue("Origin");
        assertThat(fromPage(function, PAGE).must(200).header(ALLOW_ORIGIN)).hasValue(PAGE);
        Reply other = fromPage(function, "https://other.example").must(200);
        assertThat(other.header(ALLOW_ORIGIN)).isEmpty();
        assertThat(other.header("Vary")).hasValue("Origin");
        assertThat(function.invoke("{}").must(200).body())
                .as("without a page nothing changes")
                .isEqualTo("pong");

        update(function, JsonValue.NULL).must(200);

        assertThat(preflight(function.invocationUri(), "https://other.example").header(ALLOW_ORIGIN))
                .hasValue("*");
        assertThat(workspace
                        .admin()
                        .auditLog("/audit_log", "?resource_id=" + function.id() + "&action=FUNCTION_UPDATED")
                        .must(200)
                        .json()
                        .getJsonArray("records"))
                .hasSize(2);
    }

    @Test
    void aPreflightDoesNotTellWhetherAFunctionExists() {
        ManagedFunction function = workspace.function();
        update(
                        function,
                        Json.createObjectBuilder()
                                .add("allowed_origins", JsonValue.EMPTY_JSON_ARRAY)
                                .build())
                .must(200);

        Reply refused = preflight(function.invocationUri(), PAGE);
        Reply unknown = preflight("/integrations/" + UUID.randomUUID() + "/endpoint", PAGE);
        Reply impossible = preflight("/integrations/none/endpoint", PAGE);

        assertThat(refused).returns(204, Reply::status);
        assertThat(refused.header(ALLOW_ORIGIN)).isEmpty();
        for (Reply reply : new Reply[] {unknown, impossible}) {
            assertThat(reply.status()).isEqualTo(refused.status());
            assertThat(reply.response().headers().map().keySet())
                    .isEqualTo(refused.response().headers().map().keySet());
        }
    }

    @Test
    void whatAFunctionSaysItselfCounts() {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export const onInvoke = () =>
                  new Response("own", { headers: { "Access-Control-Allow-Origin": "https://own.example" } });
                """);

        assertThat(fromPage(function, PAGE).must(200).response().headers().allValues(ALLOW_ORIGIN))
                .containsExactly("https://own.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|cors",
                "{}|cors.allowed_origins",
                "{\"allowed_origins\":\"*\"}|cors.allowed_origins",
                "{\"allowed_origins\":[\"https://page.example/path\"]}|cors.allowed_origins",
                "{\"allowed_origins\":[\"https://Page.example\"]}|cors.allowed_origins",
                "{\"allowed_origins\":[\"https://*.example\"]}|cors.allowed_origins",
                "{\"allowed_origins\":[\"*\"],\"allowed_headers\":[\"a b\"]}|cors.allowed_headers",
                "{\"allowed_origins\":[\"*\"],\"max_age_s\":-1}|cors.max_age_s",
                "{\"allowed_origins\":[\"*\"],\"allow_credentials\":true}|cors.allow_credentials",
            })
    void rulesThatCannotBeAreRefused(String cors, String attribute) {
        ManagedFunction function = workspace.function();

        assertInvalid(
                workspace.as(Role.AUTHOR).send("PATCH", "/functions/" + function.id(), "{\"cors\":" + cors + "}"),
                attribute);

        assertThat(workspace.admin().getFunction(function.id()).json().isNull("cors"))
                .isTrue();
    }

    @Test
    void aFunctionCanBeCreatedWithItsRule() {
        JsonObject body = Json.createObjectBuilder()
                .add("site_id", workspace.landscape().siteId())
                .add("name", workspace.freshName())
                .add(
                        "cors",
                        Json.createObjectBuilder()
                                .add(
                                        "allowed_origins",
                                        Json.createArrayBuilder().add(PAGE)))
                .build();

        ManagedFunction function =
                workspace.manage(Role.ADMIN, workspace.admin().createFunction(body));

        assertThat(preflight(function.invocationUri(), PAGE).header(ALLOW_ORIGIN))
                .hasValue(PAGE);
        assertThat(preflight(function.invocationUri(), "https://other.example").header(ALLOW_ORIGIN))
                .isEmpty();
    }

    private Reply update(ManagedFunction function, JsonValue cors) {
        return workspace
                .as(Role.AUTHOR)
                .updateFunction(
                        function.id(),
                        Json.createObjectBuilder().add("cors", cors).build());
    }

    private Reply preflight(String path, String origin) {
        return workspace
                .as(Role.ANONYMOUS)
                .send(
                        "OPTIONS",
                        path,
                        null,
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization");
    }

    private Reply fromPage(ManagedFunction function, String origin) {
        return workspace.admin().send("POST", function.invocationUri(), "{}", "Origin", origin);
    }
}
