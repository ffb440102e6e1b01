// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.audit;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditQuery;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.fixture.Tokens;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogResourcesTest {
    private static final String OWN = "/audit_log";
    private static final String OF_SITE = "/sites/site-9/audit_log";

    private final WebLayer web = new WebLayer();

    @Test
    void recordsAreShownWithTheNextPageThatKeepsTheFilters() {
        web.services.nextToken = "t";

        Answer answer = web.call(
                        "GET", OWN + "?actor=ada%20b&action=VERSION_DEPLOYED,SITE_ENGINES_CHANGED&order=asc&x=y")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .isEqualTo(Json.createReader(new StringReader("""
                {
                  "records": [{
                    "id": "77777777-7777-4777-8777-777777777777",
                    "timestamp": "2026-01-31T12:00:00.123Z",
                    "site_id": "site-1",
                    "actor": "ada",
                    "action": "VERSION_DEPLOYED",
                    "resource_type": "function",
                    "resource_id": "11111111-1111-4111-8111-111111111111",
                    "version_id": "33333333-3333-4333-8333-333333333333",
                    "code_changed": true,
                    "environment_variables_changed": false,
                    "reason": null,
                    "request_id": "req-0",
                    "source_ip": "192.0.2.7"
                  }, {
                    "id": "77777777-7777-4777-8777-777777777777",
                    "timestamp": "2026-01-31T12:00:00.123Z",
                    "site_id": "site-1",
                    "actor": "root",
                    "action": "SITE_SUSPENDED",
                    "resource_type": "site",
                    "resource_id": "site-1",
                    "version_id": null,
                    "code_changed": false,
                    "environment_variables_changed": false,
                    "reason": "too much",
                    "request_id": "req-0",
                    "source_ip": ""
                  }],
                  "next_page": "http://localhost:8080/faas/audit_log?order=asc&actor=ada%20b\
                &action=VERSION_DEPLOYED%2CSITE_ENGINES_CHANGED&page_token=t"
                }
                """)).readObject());
    }

    @Test
    void everyFilterReachesTheService() {
        web.call(
                        "GET",
                        OWN + "?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00%2B01:00&actor=ada"
                                + "&action=version_created,FUNCTION_CREATED&resource_id=" + FUNCTION
                                + "&order=asc&per_page=7&page_token=t")
                .send();

        assertThat(web.services.asked)
                .containsExactly(new AuditQuery(
                        OffsetDateTime.parse("2026-01-01T00:00:00Z"),
                        OffsetDateTime.parse("2026-01-02T00:00:00+01:00"),
                        "ada",
                        EnumSet.of(AuditAction.VERSION_CREATED, AuditAction.FUNCTION_CREATED),
                        FUNCTION.toString(),
                        true,
                        7,
                        "t"));
    }

    @Test
    void withoutAQueryTheNewestFiftyAreShown() {
        assertThat(web.call("GET", OWN).send().status()).isEqualTo(200);
        assertThat(web.services.asked)
                .containsExactly(new AuditQuery(null, null, null, Set.of(), null, false, 50, null));
    }

    @Test
    void everyProblemIsNamed() {
        Answer answer = web.call("GET", OWN + "?from=yesterday&to=2026-01-01&action=BUILT,&order=up&per_page=101")
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details"))
                .containsOnlyKeys("from", "to", "action", "order", "per_page");
        assertThat(answer.text()).contains("FUNCTION_CREATED").doesNotContain("BUILT");
        assertThat(web.services.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "to=%2B999999999-01-01T00:00:00Z",
                "from=-0001-01-01T00:00:00Z",
                "actor=%00",
                "resource_id=%00"
            })
    void whatNoDatabaseCanAnswerIsRefused(String query) {
        assertThat(web.call("GET", OWN + "?" + query).send().status()).isEqualTo(422);
    }

    @Test
    void whatTheServiceRefusesIsNamed() {
        web.services.refusal = FunctionsException.invalid("resource_id", "the id of a function.");

        assertThat(web.call("GET", OWN + "?resource_id=x").send().json().getJsonObject("error_details"))
                .containsOnlyKeys("resource_id");
    }

    @Test
    void administratorsNeedNoSiteForTheLogOfAnySite() {
        web.permissions = EnumSet.of(Permission.FUNCTIONS_ADMINISTER);

        Answer answer = web.call("GET", OF_SITE + "?per_page=1")
                .header("Authorization", Tokens.bearer("{}"))
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(web.services.asked)
                .containsExactly(List.of(
                        Caller.NO_SITE, "site-9", new AuditQuery(null, null, null, Set.of(), null, false, 1, null)));
    }

    @Test
    void everybodyElseIsRefused() {
        web.permissions = EnumSet.complementOf(EnumSet.of(Permission.FUNCTIONS_AUDIT_READ));
        assertRefused(OWN, "functions_audit:read");
        web.permissions = EnumSet.complementOf(EnumSet.of(Permission.FUNCTIONS_ADMINISTER));
        assertRefused(OF_SITE, "functions:administer");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void whatCannotBeASiteNamesNothing() {
        assertThat(web.call("GET", "/sites/no%20site/audit_log").send().status())
                .isEqualTo(404);
        assertThat(web.services.asked).isEmpty();
    }

    private void assertRefused(String path, String role) {
        Answer answer = web.call("GET", path).send();
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().getString("message")).contains(role);
    }
}
