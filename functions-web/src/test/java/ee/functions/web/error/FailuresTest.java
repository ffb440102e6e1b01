// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.ErrorKind;
import ee.functions.ejb.error.ErrorStatus;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParsingException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.ws.rs.InternalServerErrorException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeHasAStatusThatFitsItsKind(ErrorCode code) {
        int status = ErrorStatus.of(code);

        if (code.kind() == ErrorKind.CALLER || code.kind() == ErrorKind.LIMIT) {
            assertThat(status).isBetween(400, 499);
        } else if (code.kind() == ErrorKind.FUNCTION) {
            assertThat(status).isIn(502, 504);
        } else {
            assertThat(status).isIn(500, 503);
        }
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeThatTheServiceThrowsIsAnsweredWithItsStatus(ErrorCode code) {
        Problem problem = problem(new FunctionsException(code, "A sentence."));

        assertThat(problem.status()).isEqualTo(ErrorStatus.of(code));
        assertThat(problem.code()).isEqualTo(code);
    }

    @Test
    void busyAndLimitedAnswersSayWhenToRetry() {
        Problem limited = problem(new FunctionsException(
                ErrorCode.CONCURRENCY_LIMIT_REACHED,
                "20 run.",
                List.of(
                        new Detail(Detail.RETRY_AFTER, "1"),
                        new Detail(Detail.RATE_LIMIT, "20"),
                        new Detail(Detail.RATE_LIMIT_RESET, "1790000000"))));
        assertThat(limited.headers())
                .isEqualTo(Map.of(
                        "Retry-After", "1",
                        "X-Rate-Limit-Limit", "20",
                        "X-Rate-Limit-Remaining", "0",
                        "X-Rate-Limit-Reset", "1790000000"));
        assertThat(limited.details()).isEmpty();
        assertThat(problem(new FunctionsException(
                                ErrorCode.FUNCTION_SUSPENDED,
                                "Suspended.",
                                List.of(new Detail(Detail.RETRY_AFTER, "600"))))
                        .headers())
                .isEqualTo(Map.of("Retry-After", "600"));
        assertThat(problem(new RejectedExecutionException("full")).headers()).isEqualTo(Map.of("Retry-After", "5"));
    }

    @Test
    void errorsOfFunctionsAreMarked() {
        assertThat(problem(new FunctionsException(ErrorCode.FUNCTION_TIMED_OUT, "Too slow."))
                        .headers())
                .isEqualTo(Map.of("X-Function-Error", "true"));
    }

    @Test
    void wrappedRefusalsAreFound() {
        FunctionsException refusal = new FunctionsException(ErrorCode.NAME_TAKEN, "The name is taken.");

        assertThat(problem(new EJBException(refusal)).code()).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(problem(new CompletionException(new EJBException(refusal))).code())
                .isEqualTo(ErrorCode.NAME_TAKEN);
    }

    @Test
    void anEjbFailureWithoutCauseIsAnIncident() {
        Problem problem = problem(new EJBException("secret detail"));

        assertThat(problem.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(problem.message()).doesNotContain("secret").contains(String.valueOf(problem.incidentId()));
    }

    @Test
    void anInternalErrorOfTheServiceDoesNotShowItsMessage() {
        assertThat(problem(new FunctionsException(ErrorCode.INTERNAL_ERROR, "secret detail"))
                        .message())
                .doesNotContain("secret");
    }

    @Test
    void aRefusedEjbCallIsAMissingPermission() {
        assertThat(problem(new EJBAccessException("no")).code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
    }

    @Test
    void aLostRaceBetweenTwoEditsIsAConflict() {
        assertThat(problem(new EJBException(new OptimisticLockException("lost")))
                        .code())
                .isEqualTo(ErrorCode.EDIT_CONFLICT);
    }

    @Test
    void aTransactionThatWasRolledBackIsToldByWhatEndedIt() {
        assertThat(problem(new EJBTransactionRolledbackException(
                                "rolled back", new RollbackException(new OptimisticLockException("lost"))))
                        .code())
                .isEqualTo(ErrorCode.EDIT_CONFLICT);
        assertThat(problem(new EJBTransactionRolledbackException("secret detail"))
                        .code())
                .isEqualTo(ErrorCode.INTERNAL_ERROR);
    }

    @Test
    void aLockThatOthersHoldTooLongIsWorthAnotherTry() {
        for (Throwable cause : List.of(
                new PessimisticLockException("held"),
                new LockTimeoutException("held"),
                new SQLException("deadlock", "40P01"),
                new SQLException("not available", "55P03"))) {
            Problem problem = problem(new EJBException(new PersistenceException(cause)));
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.headers()).isEqualTo(Map.of("Retry-After", "5"));
            assertThat(problem.incidentId()).isNull();
        }
    }

    @Test
    void aFailureOfPersistenceOrOfOwnJsonIsAnIncidentWithoutItsMessage() {
        for (Throwable failure : List.of(
                new PersistenceException("secret detail"),
                new EJBException(new PersistenceException("secret detail")),
                new JsonException("secret detail"),
                new JsonParsingException("secret detail", null),
                new StackOverflowError("secret detail"))) {
            Problem problem = problem(failure);
            assertThat(problem.status()).isEqualTo(500);
            assertThat(problem.message()).doesNotContain("secret").contains(String.valueOf(problem.incidentId()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, MALFORMED_JSON",
        "401, AUTHENTICATION_REQUIRED",
        "403, PERMISSION_DENIED",
        "404, ROUTE_NOT_FOUND",
        "405, METHOD_NOT_ALLOWED",
        "406, MALFORMED_JSON",
        "413, BODY_TOO_LARGE",
        "415, UNSUPPORTED_MEDIA_TYPE",
        "431, HEADERS_TOO_LARGE",
        "500, INTERNAL_ERROR",
        "503, SERVER_BUSY",
    })
    void refusalsOfTheServerKeepTheirStatus(int status, ErrorCode code) {
        Problem problem = HttpRefusals.problem(status);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.headers().containsKey("Retry-After")).isEqualTo(status == 503);
    }

    @Test
    void aLostDatabaseIsUnavailableAndAFailedStatementIsNot() {
        assertThat(problem(new EJBException(new SQLException("gone", "08006"))).code())
                .isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
        assertThat(problem(new EJBException(new SQLException("bad", "42601"))).code())
                .isEqualTo(ErrorCode.INTERNAL_ERROR);
    }

    @Test
    void anInternalErrorOfJaxRsIsAnIncident() {
        assertThat(problem(new InternalServerErrorException("secret detail")).incidentId())
                .isNotNull();
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception one = new IllegalStateException("one");
        Exception two = new IllegalStateException("two", one);
        one.initCause(two);

        assertThat(problem(one).code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    }

    private static Problem problem(Throwable failure) {
        return Failures.problem(failure, "req-1");
    }
}
