// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.TestDatabase;
import ee.functions.it.fixture.TestDatabase.AuditRecord;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
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

/** {@code /functions/{id}/suspension} and {@code /sites/{id}/suspension}: who is not to be invoked for now. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class SuspensionIT {
    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void suspendedFunctionIsNotInvokedUntilItIsResumed() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);
        ManagedFunction beside = workspace.function();
        beside.deployed(ManagedFunction.PING);
        String path = "/functions/" + function.id();

        JsonObject suspension = administrator()
                .suspend(path, "sends mail to strangers ☀")
                .must(200)
                .json();

        assertThat(suspension.getString("reason")).isEqualTo("sends mail to strangers ☀");
        assertThat(suspension.getString("source")).isEqualTo("administrator");
        assertThat(Instant.parse(suspension.getString("since")))
                .isBeforeOrEqualTo(Instant.now().plusSeconds(60));
        assertThat(suspension.isNull("until")).isTrue();
        assertThat(administrator().getSuspension(path).must(200).json()).isEqualTo(suspension);
        assertThat(ofFunction(function).getJsonObject("suspension")).isEqualTo(suspension);
        Reply refused = function.invoke("{}");
        JsonObject error = assertError(refused, 409, "FUNCTION_SUSPENDED");
        assertThat(error.getString("message")).contains("by an administrator", "sends mail to strangers ☀");
        assertThat(refused.header("Retry-After")).isEmpty();
        assertThat(refused.header("X-Function-Error")).isEmpty();
        assertThat(beside.invoke("{}").must(200).body()).isEqualTo("pong");

        assertThat(administrator().resume(path)).returns(204, Reply::status);

        assertThat(function.invoke("{}").must(200).body()).isEqualTo("pong");
        assertThat(ofFunction(function).isNull("suspension")).isTrue();
        assertError(administrator().getSuspension(path), 404, "NOT_FOUND");
        assertError(administrator().resume(path), 404, "NOT_FOUND");
    }

    @Test
    void authorOfASuspendedFunctionMayStillMendIt() {
        ManagedFunction function = workspace.function();
        String broken = function.deployed("export function onInvoke() { return new Response(\"broken\"); }");
        administrator().suspend("/functions/" + function.id(), "is broken").must(200);

        assertThat(workspace.admin().getCode(function.id(), broken).must(200).body())
                .contains("broken");
        workspace.admin().listLogs(function.id(), "").must(200);
        function.deployed(ManagedFunction.PING);
        assertError(function.invoke("{}"), 409, "FUNCTION_SUSPENDED");
        administrator().resume("/functions/" + function.id()).must(204);

        assertThat(function.invoke("{}").must(200).body()).isEqualTo("pong");
    }

    @Test
    void suspensionAndResumptionOfAFunctionLeaveAuditRecords() {
        ManagedFunction function = workspace.function();
        Reply suspended = administrator().suspend("/functions/" + function.id(), "for the records");
        Reply resumed = administrator().resume("/functions/" + function.id());

        List<AuditRecord> records = TestDatabase.auditOf(workspace.landscape().siteId()).stream()
                .filter(record -> function.id().equals(record.functionId()))
                .filter(record -> !record.action().equals("FUNCTION_CREATED"))
                .toList();

        assertThat(records)
                .extracting(AuditRecord::action, AuditRecord::reason, AuditRecord::requestId)
                .containsExactly(
                        tuple("FUNCTION_SUSPENDED", "for the records", requestId(suspended)),
                        tuple("FUNCTION_RESUMED", null, requestId(resumed)));
        assertThat(records).extracting(AuditRecord::actor).doesNotContainNull().doesNotContain("system", "");
    }

    @Test
    void noFunctionOfASuspendedSiteIsInvokedAndEveryOneOfAnotherSiteIs() {
        ManagedFunction suspended = workspace.functionOfOtherSite();
        suspended.deployed(ManagedFunction.PING);
        ManagedFunction elsewhere = workspace.function();
        elsewhere.deployed(ManagedFunction.PING);
        String site = workspace.landscape().otherSiteId();
        String reason = "owes money " + UUID.randomUUID();
        administrator().suspend("/sites/" + site, reason).must(200);
        try {
            JsonObject error = assertError(suspended.invoke("{}"), 409, "SITE_SUSPENDED");
            assertThat(error.getString("message")).contains("by an administrator", reason);
            assertThat(elsewhere.invoke("{}").must(200).body()).isEqualTo("pong");
            assertThat(administrator().getSuspension("/sites/" + site).must(200).text("reason"))
                    .isEqualTo(reason);
        } finally {
            administrator().resume("/sites/" + site).must(204);
        }
        assertThat(suspended.invoke("{}").must(200).body()).isEqualTo("pong");
        assertThat(TestDatabase.auditOf(site))
                .filteredOn(record -> reason.equals(record.reason()))
                .singleElement()
                .returns("SITE_SUSPENDED", AuditRecord::action)
                .returns(null, AuditRecord::functionId);
        assertThat(TestDatabase.auditOf(site))
                .last()
                .returns("SITE_RESUMED", AuditRecord::action)
                .returns(null, AuditRecord::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void suspensionNeedsAReason(String reason) {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);

        assertInvalid(administrator().suspend("/functions/" + function.id(), reason), "reason");

        assertThat(function.invoke("{}")).returns(200, Reply::status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/functions/no-id", "/functions/7d0e4a52-6f1b-4f0c-9a57-1c2b6a3d9999", "/sites/nobody"})
    void whatIsNotThereCannotBeSuspended(String path) {
        assertError(administrator().suspend(path, "for a test"), 404, "NOT_FOUND");
    }

    private FunctionsClient administrator() {
        return workspace.as(Role.ADMINISTRATOR);
    }

    private JsonObject ofFunction(ManagedFunction function) {
        return workspace.admin().getFunction(function.id()).must(200).json();
    }

    private static String requestId(Reply reply) {
        return reply.header("X-Request-Id").orElseThrow();
    }
}
