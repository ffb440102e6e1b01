// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import org.junit.jupiter.api.Test;

class SiteUsageResourceTest {
    private final WebLayer web = new WebLayer();

    @Test
    void limitsAreShownWithTheirSettingsAndInvocationsByDay() {
        Answer answer = web.call("GET", "/sites/site-1/usage").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"site_id\":\"site-1\",\"limits\":["
                                + "{\"name\":\"functions\",\"setting\":\"functions.site.function-count\",\"unit\":\"functions\","
                                + "\"maximum\":500,\"used\":1,\"at_least\":false,\"scope\":\"site\"},"
                                + "{\"name\":\"kv_bytes\",\"setting\":null,\"unit\":\"bytes\",\"maximum\":null,\"used\":7,"
                                + "\"at_least\":true,\"scope\":\"site\"},"
                                + "{\"name\":\"fetches\",\"setting\":\"functions.site.fetches-at-once\",\"unit\":\"requests\","
                                + "\"maximum\":400,\"used\":null,\"at_least\":false,\"scope\":\"server\"}],"
                                + "\"invocations\":[{\"date\":\"2026-01-31\",\"count\":2,\"outcomes\":{\"refused\":1,\"success\":2}}]}");
        assertThat(web.services.asked).containsExactly("site-1");
    }

    @Test
    void aSiteThatIsNotTheCallersDoesNotExist() {
        web.services.refusal = FunctionsException.notFound("site");

        assertThat(web.call("GET", "/sites/site-2/usage").send().status()).isEqualTo(404);
    }

    @Test
    void whatCanBeNoSiteIsNotAskedFor() {
        assertThat(web.call("GET", "/sites/" + "a".repeat(65) + "/usage").send().status())
                .isEqualTo(404);
        assertThat(web.services.asked).isEmpty();
    }
}
