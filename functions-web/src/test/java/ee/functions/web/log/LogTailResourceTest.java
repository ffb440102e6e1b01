// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.log;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static ee.functions.web.fixture.FakeServices.INVOCATION;
import static ee.functions.web.fixture.FakeServices.TIME;
import static ee.functions.web.fixture.FakeServices.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.log.LogEntryValue;
import ee.functions.ejb.log.LogFilter;
import ee.functions.ejb.tail.TailQuery;
import ee.functions.web.async.EventStream;
import ee.functions.web.async.OpenAnswers;
import ee.functions.web.fixture.HeldAnswer;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogTailResourceTest {
    private static final String TAIL = "/functions/" + FUNCTION + "/logs/tail";

    private final WebLayer web = new WebLayer();

    @Test
    void filtersAndThePositionReachTheService() {
        Answer answer = refused(TAIL + "?level=warn,ERROR&version_id=" + VERSION + "&invocation_id=" + INVOCATION
                + "&text=Paid&from=2026-01-31T12:00:00Z&to=x");

        assertThat(web.services.asked)
                .containsExactly(new TailQuery(
                        OffsetDateTime.parse("2026-01-31T12:00:00Z"),
                        new LogFilter(VERSION, INVOCATION, Set.of("WARN", "ERROR"), "Paid"),
                        "abc"));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("10");
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.json().getString("code")).isEqualTo("TAIL_LIMIT_REACHED");
    }

    @Test
    void whatIsNoFilterIsRefusedAndNamed() {
        Answer answer = refused(TAIL + "?level=loud&version_id=1&invocation_id=x&from=yesterday");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details"))
                .containsOnlyKeys("level", "version_id", "invocation_id", "from");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void whatIsNoIdIsNotFound() {
        assertThat(refused("/functions/x/logs/tail").status()).isEqualTo(404);
        assertThat(web.services.asked).isEmpty();
    }

    private Answer refused(String path) {
        web.services.refusal = new FunctionsException(
                ErrorCode.TAIL_LIMIT_REACHED, "Too many.", List.of(new Detail(Detail.RETRY_AFTER, "10")));
        return web.call("GET", path).header("Last-Event-ID", "abc").send();
    }

    @Test
    void entriesAreEventsWithTheirPositionAsTheId() {
        HeldAnswer answer = new HeldAnswer();
        LogEvents events = new LogEvents(EventStream.begin(answer.request(), new OpenAnswers()));
        answer.clientReads();

        events.alive("p0");
        events.entry("p1", new LogEntryValue(TIME, "INFO", "two\nlines\r\n: data", INVOCATION, VERSION));
        events.end("The function was deleted.");

        assertThat(answer.contentType()).isEqualTo("text/event-stream");
        assertThat(answer.text()).isEqualTo("""
                : here
                retry: 2000
                id: p0

                id: p1
                event: log
                data: {"timestamp":"2026-01-31T12:00:00.123Z","message":"two\\nlines\\r\\n: data","level":"INFO",\
                "invocation_id":"66666666-6666-4666-8666-666666666666","version_id":"33333333-3333-4333-8333-333333333333"}

                : The function was deleted.

                """);
        assertThat(answer.isComplete()).isTrue();
        assertThat(events.isGone()).isTrue();
    }
}
