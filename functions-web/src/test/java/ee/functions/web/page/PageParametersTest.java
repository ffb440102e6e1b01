// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.functions.ejb.log.LogQuery;
import ee.functions.ejb.version.PageQuery;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.error.InvalidInputException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
                                () -> PageParameters.logs(query(Map.of("per_page", "x", "from", "yesterday"))))
                        .problems())
                .containsExactly(
                        new ErrorDetail("per_page", ErrorDetail.WRONG_VALUE, "must be an integer from 1 to 1000"),
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
