// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.error;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseFailureTest {
    @Test
    void connectionsThatFailAreUnavailable() {
        assertThat(DatabaseFailure.code(new ResourceException("no connection")))
                .isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
        assertThat(DatabaseFailure.code(new SQLException("reset", "08006"))).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
        assertThat(DatabaseFailure.code(new SQLException("shut down", "57P01")))
                .isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
    }

    @Test
    void statementAfterTheOneWhoseConnectionFailedIsUnavailable() {
        assertThat(DatabaseFailure.code(
                        new SQLException("IJ031070: Transaction cannot proceed: STATUS_MARKED_ROLLBACK")))
                .isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
    }

    @Test
    void commitWhoseConnectionFailedIsUnavailable() {
        Exception commit = new Exception("could not commit");
        commit.addSuppressed(new Exception("resource", new SQLException("reset", "08006")));
        assertThat(DatabaseFailure.code(commit)).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
    }

    @Test
    void lockThatWasNotGotIsBusyUnlessItsConnectionFailed() {
        SQLException deadlock = new SQLException("deadlock", "40P01");
        SQLException reset = new SQLException("reset", "08006");

        assertThat(DatabaseFailure.code(new PessimisticLockException("locked", deadlock)))
                .isEqualTo(ErrorCode.SERVER_BUSY);
        PessimisticLockException cut = new PessimisticLockException("locked", reset);
        assertThat(DatabaseFailure.code(cut)).isNull();
        assertThat(DatabaseFailure.code(reset)).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
    }

    @Test
    void otherFailuresAreNot() {
        assertThat(DatabaseFailure.code(new SQLException("duplicate key", "23505")))
                .isNull();
        assertThat(DatabaseFailure.code(new SQLException("IJ031000: something else")))
                .isNull();
        assertThat(DatabaseFailure.code(new IllegalStateException("no"))).isNull();
        assertThat(DatabaseFailure.code(new OptimisticLockException())).isEqualTo(ErrorCode.EDIT_CONFLICT);
    }
}
