// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.error;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the failures of the database that a caller can act on from all others. */
public final class DatabaseFailure {
    private static final int MAXIMUM_CHAIN = 32;

    /**
     * What the server says, without a state or a cause, to a statement that follows the one whose connection failed: its
     * transaction is marked for rollback, its connection is gone or belongs to nobody.
     */
    private static final List<String> AFTER_A_FAILED_CONNECTION = List.of("IJ031070", "IJ031040", "IJ031041");

    private DatabaseFailure() {}

    /**
     * Returns what one exception of a chain means: {@link ErrorCode#EDIT_CONFLICT} when somebody else changed the row,
     * {@link ErrorCode#DATABASE_UNAVAILABLE} when there was no connection, {@link ErrorCode#SERVER_BUSY} when it was given up
     * because others held a lock for too long, null when it means none of these.
     */
    public static @Nullable ErrorCode code(Throwable link) {
        if (link instanceof OptimisticLockException) {
            return ErrorCode.EDIT_CONFLICT;
        }
        if (isLockFailure(link)) {
            return ErrorCode.SERVER_BUSY;
        }
        return isConnectionFailure(link) ? ErrorCode.DATABASE_UNAVAILABLE : null;
    }

    private static boolean isLockFailure(Throwable link) {
        if (link instanceof PessimisticLockException || link instanceof LockTimeoutException) {
            // The same is thrown when the connection breaks while the row is being locked.
            return !isCausedByTheConnection(link);
        }
        // serialization failure, deadlock; lock not available
        String state = link instanceof SQLException sql ? sql.getSQLState() : null;
        return state != null && (state.equals("40001") || state.equals("40P01") || state.equals("55P03"));
    }

    private static boolean isConnectionFailure(Throwable link) {
        if (isConnectionFailureItself(link)) {
            return true;
        }
        // A commit that fails tells why beside its causes.
        for (Throwable beside : link.getSuppressed()) {
            if (isConnectionFailureItself(beside) || isCausedByTheConnection(beside)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCausedByTheConnection(Throwable link) {
        Throwable cause = link.getCause();
        for (int i = 0; cause != null && i < MAXIMUM_CHAIN; i++) {
            if (isConnectionFailureItself(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isConnectionFailureItself(Throwable link) {
        if (link instanceof SQLTransientConnectionException
                || link instanceof SQLNonTransientConnectionException
                || link instanceof ResourceException) {
            return true;
        }
        if (!(link instanceof SQLException failure)) {
            return false;
        }
        // classes of the SQL standard's states: 08 no connection, 57P shut down by an operator
        String state = failure.getSQLState();
        if (state != null) {
            return state.startsWith("08") || state.startsWith("57P");
        }
        String message = failure.getMessage();
        return message != null && AFTER_A_FAILED_CONNECTION.stream().anyMatch(message::startsWith);
    }
}
