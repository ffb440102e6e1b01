// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import ee.functions.ejb.audit.AuditQuery;
import ee.functions.ejb.event.EventFilter;
import ee.functions.ejb.event.InvocationFilter;
import ee.functions.ejb.log.LogFilter;
import ee.functions.ejb.log.LogQuery;
import ee.functions.ejb.version.PageQuery;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.error.InvalidInputException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageParametersTest {

    @Test
    void anEmptyQueryAsksForTheNewestFifty() {
        assertThat(PageParameters.list(query(Map.of()))).isEqualTo(new PageQuery(50, false, null));
    }

    @Test
    void aQueryIsRead() {
        assertThat(PageParameters.list(query(Map.of(
                        "per_page", "100", "order", "asc", "order_by", "created_at", "page_token", "t", "x", "y"))))
                .isEqualTo(new PageQuery(100, true, "t"));
    }

    @Test
    void everyProblemOfAListIsReported() {
        assertThat(catchThrowableOfType(
                                InvalidInputException.class,
                                () -> PageParameters.list(
                                        query(Map.of("per_page", "101", "order", "up", "order_by", "name"))))
                        .problems())
                .containsExactly(
                        new ErrorDetail("per_page", ErrorDetail.WRONG_VALUE, "must be an integer from 1 to 100"),
                        new ErrorDetail("order", ErrorDetail.WRONG_VALUE, "must be desc or asc"),
                        new ErrorDetail("order_by", ErrorDetail.WRONG_VALUE, "must be created_at"));
    }

    @Test
    void logsAreReadWithTheirTimes() {
        assertThat(PageParameters.logs(
                        query(Map.of("from", "2026-01-01T00:00:00 01:00", "to", "2026-01-02T00:00:00.5Z"))))
                .isEqualTo(new LogQuery(
                        OffsetDateTime.parse("2026-01-01T00:00:00+01:00"),
                        OffsetDateTime.parse("2026-01-02T00:00:00.5Z"),
                        1000,
                        null));
    }

    @Test
    void everyProblemOfLogsIsReported() {
        assertThat(catchThrowableOfType(
                                InvalidInputException.class,
                                () -> PageParameters.logs(
                                        query(Map.of("per_page", "x", "order", "DESC", "from", "yesterday"))))
                        .problems())
                .containsExactly(
                        new ErrorDetail("per_page", ErrorDetail.WRONG_VALUE, "must be an integer from 1 to 1000"),
                        new ErrorDetail("order", ErrorDetail.WRONG_VALUE, "must be asc or desc"),
                        new ErrorDetail(
                                "from",
                                ErrorDetail.WRONG_FORMAT,
                                "must be an ISO-8601 time with a zone, as in 2026-01-31T23:59:59Z"));
    }

    @Test
    void theEndOfLogsMustBeLaterThanTheirStart() {
        assertThat(catchThrowableOfType(
                                InvalidInputException.class,
                                () -> PageParameters.logs(
                                        query(Map.of("from", "2026-01-01T00:00:00Z", "to", "2026-01-01T00:00:00Z"))))
                        .problems())
                .containsExactly(new ErrorDetail("to", ErrorDetail.WRONG_VALUE, "must be later than from"));
    }

    @Test
    void filtersOfLogsAreReadInAnyCase() {
        UUID version = UUID.randomUUID();
        UUID invocation = UUID.randomUUID();
        assertThat(PageParameters.logs(query(Map.of(
                        "version_id",
                        version.toString(),
                        "invocation_id",
                        invocation.toString(),
                        "level",
                        "error, Warn,SYSTEM",
                        "text",
                        "50 % off"))))
                .isEqualTo(new LogQuery(
                        null,
                        null,
                        new LogFilter(version, invocation, Set.of("ERROR", "WARN", "SYSTEM"), "50 % off"),
                        1000,
                        null));
    }

    @Test
    void textsOfFiltersAreBoundedAndNeverRepeated() {
        for (String text : List.of("x".repeat(201), "a\0b")) {
            assertThat(catchThrowableOfType(
                                    InvalidInputException.class, () -> PageParameters.logs(query(Map.of("text", text))))
                            .problems())
                    .containsExactly(new ErrorDetail(
                            "text", ErrorDetail.WRONG_VALUE, "must be at most 200 characters, none of them NUL"));
        }
        assertThat(PageParameters.logs(query(Map.of("text", "x".repeat(200))))
                        .filter()
                        .text())
                .hasSize(200);
        assertThat(PageParameters.logs(query(Map.of("text", ""))).filter()).isEqualTo(LogFilter.ALL);
    }

    @Test
    void namesInFiltersAreBoundedAndNeverRepeated() {
        for (String text : List.of("x".repeat(256), "a\0b", "a\ud800")) {
            assertThat(catchThrowableOfType(
                                    InvalidInputException.class,
                                    () -> PageParameters.events(query(Map.of("source", text, "caller", text))))
                            .problems())
                    .containsExactly(nameProblem("source"), nameProblem("caller"));
            assertThat(catchThrowableOfType(
                                    InvalidInputException.class,
                                    () -> PageParameters.audit(query(Map.of("actor", text, "resource_id", text))))
                            .problems())
                    .containsExactly(nameProblem("actor"), nameProblem("resource_id"));
        }
    }

    @Test
    void namesInFiltersMayBeAsLongAsNamesAre() {
        String longest = "\ud83d\ude00".repeat(255);

        assertThat(PageParameters.events(query(Map.of("source", longest)))
                        .filter()
                        .source())
                .isEqualTo(longest);
        assertThat(PageParameters.audit(query(Map.of("actor", longest, "resource_id", longest))))
                .returns(longest, AuditQuery::actor)
                .returns(longest, AuditQuery::resourceId);
    }

    private static ErrorDetail nameProblem(String attribute) {
        return new ErrorDetail(attribute, ErrorDetail.WRONG_VALUE, "must be at most 255 characters, none of them NUL");
    }

    @Test
    void filtersOfInvocationsAreRead() {
        UUID version = UUID.randomUUID();
        assertThat(PageParameters.events(query(Map.of(
                                "outcome", "timed_out,REFUSED",
                                "version_id", version.toString(),
                                "min_duration_ms", "1000",
                                "caller", "alice")))
                        .filter()
                        .invocations())
                .isEqualTo(new InvocationFilter(Set.of("TIMED_OUT", "REFUSED"), version, 1000, "alice"));
        assertThat(PageParameters.events(query(Map.of("min_duration_ms", "0"))).filter())
                .isEqualTo(EventFilter.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loud", "ERROR,", ",", "ERROR;WARN", "ERROR,,WARN"})
    void whatIsNoLevelIsReported(String levels) {
        assertThat(catchThrowableOfType(
                                InvalidInputException.class, () -> PageParameters.logs(query(Map.of("level", levels))))
                        .problems())
                .extracting(ErrorDetail::attribute, ErrorDetail::type)
                .containsExactly(tuple("level", ErrorDetail.WRONG_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01T00:00:00Z", "0000-12-31T00:00:00Z", "-0001-01-01T00:00:00Z"})
    void timesThatNoDatabaseStoresAreReported(String time) {
        assertThat(catchThrowableOfType(
                                InvalidInputException.class, () -> PageParameters.logs(query(Map.of("to", time))))
                        .problems())
                .extracting(ErrorDetail::attribute, ErrorDetail::type)
                .containsExactly(tuple("to", ErrorDetail.WRONG_FORMAT));
    }

    @Test
    void theAddressOfTheNextPageKeepsTheQueryAndEncodesTheToken() {
        assertThat(NextPage.address(
                        "https://api.example/faas",
                        "/functions/1/logs",
                        query(Map.of("from", "2026-01-01T00:00:00+01:00", "page_token", "old", "x", "y")),
                        "a+b/c="))
                .isEqualTo("https://api.example/faas/functions/1/logs"
                        + "?from=2026-01-01T00%3A00%3A00%2B01%3A00&page_token=a%2Bb%2Fc%3D");
    }

    private static MultivaluedMap<String, String> query(Map<String, String> parameters) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        parameters.forEach(query::putSingle);
        return query;
    }
}
