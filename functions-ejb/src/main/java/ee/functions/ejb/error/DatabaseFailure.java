// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.error;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells the failures of the database that a caller can act on from all others. */
public final class DatabaseFailure {
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
            return true;
        }
        // serialization failure, deadlock; lock not available
        String state = link instanceof SQLException sql ? sql.getSQLState() : null;
        return state != null && (state.equals("40001") || state.equals("40P01") || state.equals("55P03"));
    }

    private static boolean isConnectionFailure(Throwable link) {
        if (link instanceof SQLTransientConnectionException
                || link instanceof SQLNonTransientConnectionException
                || link instanceof ResourceException) {
            return true;
        }
        // classes of the SQL standard's states: 08 no connection, 57P shut down by an operator
        String state = link instanceof SQLException sql ? sql.getSQLState() : null;
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
