// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.error;

import jakarta.persistence.OptimisticLockException;
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
     * {@link ErrorCode#DATABASE_UNAVAILABLE} when there was no connection, null when it means neither.
     */
    public static @Nullable ErrorCode code(Throwable link) {
        if (link instanceof OptimisticLockException) {
            return ErrorCode.EDIT_CONFLICT;
        }
        return isConnectionFailure(link) ? ErrorCode.DATABASE_UNAVAILABLE : null;
    }

    private static boolean isConnectionFailure(Throwable link) {
        if (isConnectionFailureItself(link)) {
            return true;
        }
        // A commit that fails tells why beside its causes.
        for (Throwable beside : link.getSuppressed()) {
            Throwable cause = beside;
            for (int i = 0; cause != null && i < MAXIMUM_CHAIN; i++) {
                if (isConnectionFailureItself(cause)) {
                    return true;
                }
                cause = cause.getCause();
            }
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
