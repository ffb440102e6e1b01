// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.insert;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows that nobody has loaded and nobody will change, in one batch on the connection of the caller's transaction.
 * Entities would be registered, compared and merged one by one for nothing: for the log and the records of invocations that
 * was as much work as the invocations themselves.
 */
public final class BatchInsert {
    private final PreparedStatement statement;
    private int column;

    private BatchInsert(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Sets the columns of one row, in the order of the statement. */
    @FunctionalInterface
    public interface Columns<T> {
        /** Sets the columns of this row. */
        void set(BatchInsert insert, T row) throws SQLException;
    }

    /**
     * Inserts all rows, in their order.
     *
     * @param sql an INSERT with a parameter for each column
     * @throws PersistenceException if the database refuses one of them; the transaction must then be rolled back
     */
    public static <T> void of(EntityManager entityManager, String sql, List<T> rows, Columns<T> columns) {
        entityManager.flush(); // what rows refer to
        try (PreparedStatement statement =
                entityManager.unwrap(Connection.class).prepareStatement(sql)) {
            BatchInsert insert = new BatchInsert(statement);
            for (T row : rows) {
                insert.column = 0;
                columns.set(insert, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException refused) {
            throw new PersistenceException(refused);
        }
    }

    /** Sets the next column to an id, or to null. */
    public BatchInsert id(@Nullable UUID id) throws SQLException {
        if (id == null) {
            statement.setNull(++column, Types.OTHER);
        } else {
            statement.setObject(++column, id);
        }
        return this;
    }

    /** Sets the next column to a text, or to null. A NUL character, which PostgreSQL cannot store, becomes U+FFFD. */
    public BatchInsert text(@Nullable String text) throws SQLException {
        statement.setString(++column, text == null ? null : text.replace('\u0000', '\uFFFD'));
        return this;
    }

    /** Sets the next column to a number, or to null. */
    public BatchInsert number(@Nullable Long number) throws SQLException {
        if (number == null) {
            statement.setNull(++column, Types.BIGINT);
        } else {
            statement.setLong(++column, number);
        }
        return this;
    }

    /** Sets the next column to a number. */
    public BatchInsert integer(int number) throws SQLException {
        statement.setInt(++column, number);
        return this;
    }

    /** Sets the next column to a moment. */
    public BatchInsert moment(OffsetDateTime moment) throws SQLException {
        statement.setObject(++column, moment.withOffsetSameInstant(ZoneOffset.UTC));
        return this;
    }
}
