// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.metric;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.web.fixture.TestSettings;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsResourceTest {
    private static final String SCRAPE_TOKEN = "0123456789abcdef0123456789abcdef";

    private final WebLayer web = new WebLayer(TestSettings.with(Map.of(Setting.METRICS_SCRAPE_TOKEN, SCRAPE_TOKEN)));

    @Test
    void anAdministratorReadsThem() {
        web.permissions = EnumSet.of(Permission.FUNCTIONS_ADMINISTER);

        Answer answer = web.call("GET", "/api/metrics")
                .header("Accept", "application/openmetrics-text;q=0.5")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type"))
                .startsWith("text/plain")
                .contains("version=0.0.4")
                .contains("charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.text()).isEqualTo("functions_kv_operations_total 1\n");
        assertThat(web.services.asked).containsExactly(List.of("ada", "application/openmetrics-text;q=0.5"));
        assertThat(web.services.verified).isOne();
    }

    @Test
    void theScrapeTokenReadsThemWithoutTheIdentityProvider() {
        web.permissions = EnumSet.noneOf(Permission.class);

        Answer answer = web.call("GET", "/api/metrics")
                .header("Authorization", "Bearer " + SCRAPE_TOKEN)
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(web.services.asked).containsExactly(List.of("metrics-scraper", "null"));
        assertThat(web.services.verified).isZero();
    }

    @Test
    void theScrapeTokenIsGoodForNothingElse() {
        web.permissions = EnumSet.noneOf(Permission.class);

        for (String path : List.of("/system", "/sites/site-1/audit_log", "/api/metrics/")) {
            Answer answer = web.call("GET", path)
                    .header("Authorization", "Bearer " + SCRAPE_TOKEN)
                    .send();

            assertThat(answer.status()).as(path).isEqualTo(403);
        }
        assertThat(web.services.asked).isEmpty();
        assertThat(web.services.verified).as("the container was asked").isEqualTo(3);
    }
}
