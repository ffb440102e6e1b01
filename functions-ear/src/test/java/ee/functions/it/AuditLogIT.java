// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.FunctionsClient.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /audit_log} and {@code /sites/{id}/audit_log}: who changed what, when. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class AuditLogIT {
    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void everyChangeOfAFunctionIsRecordedAndNoSecretWithIt() {
        ManagedFunction function = workspace.function();
        String secret = "s3cret-" + UUID.randomUUID();
        String version = function.deployed(ManagedFunction.PING, Map.of("TOKEN", secret));
        String second = function.versionFrom(version, object(Map.of("code", ManagedFunction.PING + "\n")));
        workspace
                .admin()
                .updateFunction(function.id(), object(Map.of("description", "changed")))
                .must(200);

        Reply log = log(function, "&order=asc");

        assertThat(records(log))
                .extracting(
                        record -> record.getString("action"),
                        record -> record.get("version_id").toString(),
                        record -> record.getBoolean("code_changed"),
                        record -> record.getBoolean("environment_variables_changed"))
                .containsExactly(
                        tuple("FUNCTION_CREATED", "null", false, false),
                        tuple("VERSION_CREATED", quoted(version), true, true),
                        tuple("VERSION_DEPLOYED", quoted(version), true, true),
                        tuple("VERSION_CREATED", quoted(second), true, false),
                        tuple("FUNCTION_UPDATED", "null", false, false));
        assertThat(records(log)).allSatisfy(record -> {
            assertThat(record.getString("resource_id")).isEqualTo(function.id());
            assertThat(record.getString("actor")).isNotBlank();
            assertThat(record.getString("request_id")).isNotBlank();
            assertThat(record.getString("source_ip")).isNotBlank();
        });
        assertThat(log.body()).doesNotContain(secret);
    }

    @Test
    void pagesShowEveryRecordOnceAndKeepTheFilters() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);
        List<String> all = ids(log(function, "&action=FUNCTION_CREATED,VERSION_CREATED,VERSION_DEPLOYED&per_page=100"));
        assertThat(all).hasSize(3);

        List<String> read = new ArrayList<>();
        Reply page = log(function, "&per_page=1");
        read.addAll(ids(page));
        while (!page.json().isNull("next_page")) {
            page = workspace.admin().follow(page.text("next_page")).must(200);
            read.addAll(ids(page));
        }

        assertThat(read).isEqualTo(all);
    }

    @Test
    void recordsOutliveTheirFunctionAndAreOfItsSiteAlone() {
        ManagedFunction function = workspace.function();
        workspace.admin().deleteFunction(function.id()).must(204);

        assertThat(records(log(function, "")))
                .extracting(record -> record.getString("action"))
                .containsExactly("FUNCTION_DELETED", "FUNCTION_CREATED");
        assertThat(records(workspace
                        .as(Role.OTHER_SITE)
                        .auditLog("/audit_log", "?resource_id=" + function.id())
                        .must(200)))
                .isEmpty();
        assertThat(records(workspace
                        .as(Role.ADMINISTRATOR)
                        .auditLog(
                                "/sites/" + workspace.landscape().siteId() + "/audit_log",
                                "?resource_id=" + function.id())
                        .must(200)))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=yesterday",
                "?to=%2B999999999-01-01T00:00:00Z",
                "?action=NOTHING",
                "?resource_id=x",
                "?resource_id=%00",
                "?actor=%00",
                "?order=up",
                "?per_page=0",
                "?page_token=x"
            })
    void whatCannotBeAnsweredIsRefused(String query) {
        assertError(workspace.admin().auditLog("/audit_log", query), 422, "VALIDATION_FAILED");
    }

    private Reply log(ManagedFunction function, String query) {
        return workspace
                .admin()
                .auditLog("/audit_log", "?resource_id=" + function.id() + query)
                .must(200);
    }

    private static List<JsonObject> records(Reply reply) {
        return reply.json().getJsonArray("records").getValuesAs(JsonObject.class);
    }

    private static List<String> ids(Reply reply) {
        return records(reply).stream().map(record -> record.getString("id")).toList();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
