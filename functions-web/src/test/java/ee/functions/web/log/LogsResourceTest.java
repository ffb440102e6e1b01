// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.log;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static ee.functions.web.fixture.FakeServices.INVOCATION;
import static ee.functions.web.fixture.FakeServices.TIME;
import static ee.functions.web.fixture.FakeServices.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.log.LogFilter;
import ee.functions.ejb.log.LogQuery;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogsResourceTest {
    private static final String LOGS = "/functions/" + FUNCTION + "/logs";

    private final WebLayer web = new WebLayer();

    @Test
    void listAnswersEntriesAndTheNextPage() {
        web.services.nextToken = "t";

        Answer answer = web.call("GET", LOGS + "?from=2026-01-01T00:00:00Z").send();

        assertThat(answer.json())
                .isEqualTo(Json.createReader(new StringReader("""
                {
                  "logs": [{
                    "timestamp": "2026-01-31T12:00:00.123Z",
                    "message": "hello",
                    "level": "INFO",
                    "invocation_id": "66666666-6666-4666-8666-666666666666",
                    "version_id": "33333333-3333-4333-8333-333333333333"
                  }],
                  "next_page": "http://localhost:8080/faas/functions/11111111-1111-4111-8111-111111111111/logs\
                ?from=2026-01-01T00%3A00%3A00Z&page_token=t",
                  "searched_to": null
                }
                """)).readObject());
    }

    @Test
    void filtersReachTheServiceAndStayInTheNextPage() {
        web.services.nextToken = "t";
        String query =
                "?per_page=2&version_id=" + VERSION + "&invocation_id=" + INVOCATION + "&level=warn,ERROR&text=50%25";

        Answer answer = web.call("GET", LOGS + query).send();

        assertThat(web.services.asked)
                .containsExactly(new LogQuery(
                        null, null, new LogFilter(VERSION, INVOCATION, Set.of("WARN", "ERROR"), "50%"), 2, null));
        assertThat(answer.json().getString("next_page"))
                .endsWith("/logs" + query.replace(",", "%2C") + "&page_token=t");
    }

    @Test
    void listBeginsWithTheNewestWhereTheQuerySaysSoAndSoDoesTheNextPage() {
        web.services.nextToken = "t";

        Answer answer = web.call("GET", LOGS + "?order=desc").send();

        assertThat(web.services.asked)
                .containsExactly(new LogQuery(null, null, LogFilter.ALL, false, LogQuery.MAXIMUM_LIMIT, null));
        assertThat(answer.json().getString("next_page")).endsWith("/logs?order=desc&page_token=t");
    }

    @Test
    void listTellsHowFarASearchHasLooked() {
        web.services.nextToken = "t";
        web.services.searchedTo = TIME;

        assertThat(web.call("GET", LOGS + "?text=x").send().json().getString("searched_to"))
                .isEqualTo("2026-01-31T12:00:00.123Z");
    }

    @Test
    void listRefusesATextThatIsTooLongWithoutRepeatingIt() {
        Answer answer = web.call("GET", LOGS + "?text=" + "secret".repeat(40)).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsOnlyKeys("text");
        assertThat(answer.text()).contains("200 characters").doesNotContain("secret");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void listRefusesWhatIsNoIdAndNoLevel() {
        Answer answer = web.call("GET", LOGS + "?version_id=1&invocation_id=x&level=loud")
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details"))
                .containsOnlyKeys("version_id", "invocation_id", "level");
        assertThat(answer.text()).contains("SYSTEM or DEBUG or INFO or LOG or WARN or ERROR");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void listRefusesWhatIsNoTime() {
        Answer answer = web.call("GET", LOGS + "?from=yesterday&to=2026-01-01").send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKeys("from", "to");
    }
}
