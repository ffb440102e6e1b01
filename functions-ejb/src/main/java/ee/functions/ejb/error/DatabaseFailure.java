// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.error;

import jakarta.persistence.OptimisticLockException;
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
     * {@link ErrorCode#DATABASE_UNAVAILABLE} when there was no connection, null when it means neither.
     */
    public static @Nullable ErrorCode code(Throwable link) {
        if (link instanceof OptimisticLockException) {
            return ErrorCode.EDIT_CONFLICT;
        }
        return isConnectionFailure(link) ? ErrorCode.DATABASE_UNAVAILABLE : null;
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
