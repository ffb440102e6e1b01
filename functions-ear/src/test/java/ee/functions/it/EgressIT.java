// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.TestDatabase;
import ee.functions.it.fixture.TestDatabase.AuditRecord;
import ee.functions.it.fixture.Upstream;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code /sites/{id}/egress}: what the functions of a site may reach. The server of the tests allows 127.0.0.1. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class EgressIT {
    private static final String ASKS = """
            export async function onInvoke(request, env) {
              try {
                return new Response("status " + (await fetch(env.TARGET)).status);
              } catch (error) {
                return new Response(error.name + ": " + error.message);
              }
            }
            """;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @AfterEach
    void takeRulesBack() {
        administrator().putEgress(site(), JsonValue.EMPTY_JSON_OBJECT).must(200);
    }

    @Test
    void targetThatTheSiteDeniesIsNotReachedFromThenOnAndFromOtherSitesItIs() {
        Upstream upstream = workspace.upstream();
        ManagedFunction function = asking(workspace.function(), upstream.url());
        ManagedFunction elsewhere = asking(workspace.functionOfOtherSite(), upstream.url());
        assertThat(function.invoke("{}").must(200).body()).isEqualTo("status 404");

        JsonObject stored = administrator()
                .putEgress(site(), rules(List.of(), List.of("127.0.0.0/8")))
                .must(200)
                .json();

        assertThat(stored).isEqualTo(rules(List.of(), List.of("127.0.0.0/8")));
        assertThat(administrator().getEgress(site()).must(200).json()).isEqualTo(stored);
        assertThat(function.invoke("{}").must(200).body())
                .startsWith("TypeError: ")
                .contains("a rule of the site denies it");
        assertThat(elsewhere.invoke("{}").must(200).body()).isEqualTo("status 404");
        assertThat(upstream.requests()).isEqualTo(2);

        administrator().putEgress(site(), JsonValue.EMPTY_JSON_OBJECT).must(200);

        assertThat(function.invoke("{}").must(200).body()).isEqualTo("status 404");
    }

    @Test
    void siteCannotOpenWhatTheServerKeepsPrivate() {
        ManagedFunction function = asking(workspace.function(), "http://127.0.0.2:8080/");
        administrator()
                .putEgress(site(), rules(List.of("127.0.0.2"), List.of()))
                .must(200);

        Reply answer = function.invoke("{}").must(200);

        assertThat(answer.body()).startsWith("TypeError: ").contains("it is not a public address");
    }

    @Test
    void entriesThatAreNotWellFormedAreNamedAndNothingIsStored() {
        administrator()
                .putEgress(site(), rules(List.of("api.example.org:443"), List.of()))
                .must(200);

        Reply refused = administrator()
                .putEgress(site(), rules(List.of("example.org", "http://example.org/"), List.of("10.0.0.0/99")));

        assertInvalid(refused, "allow.1");
        assertInvalid(refused, "deny.0");
        assertThat(administrator().getEgress(site()).must(200).json())
                .isEqualTo(rules(List.of("api.example.org:443"), List.of()));
    }

    @Test
    void changeLeavesAnAuditRecord() {
        Reply changed = administrator().putEgress(site(), rules(List.of("example.org"), List.of()));

        assertThat(TestDatabase.auditOf(site()))
                .filteredOn(record -> record.requestId()
                        .equals(changed.must(200).header("X-Request-Id").orElseThrow()))
                .singleElement()
                .returns("SITE_EGRESS_CHANGED", AuditRecord::action)
                .returns(null, AuditRecord::functionId);
    }

    @Test
    void siteWithAnImpossibleIdIsNotFound() {
        assertError(administrator().getEgress("s".repeat(65)), 404, "NOT_FOUND");
    }

    private FunctionsClient administrator() {
        return workspace.as(Role.ADMINISTRATOR);
    }

    private String site() {
        return workspace.landscape().siteId();
    }

    private static ManagedFunction asking(ManagedFunction function, String target) {
        function.deployed(ASKS, Map.of("TARGET", target));
        return function;
    }

    private static JsonObject rules(List<String> allow, List<String> deny) {
        return Json.createObjectBuilder()
                .add("allow", Json.createArrayBuilder(allow))
                .add("deny", Json.createArrayBuilder(deny))
                .build();
    }
}
