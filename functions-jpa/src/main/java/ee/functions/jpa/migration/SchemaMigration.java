// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.migration;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.api.output.ValidateResult;

/**
 * Brings a database up to the schema of this release, in scripts that are numbered and never change.
 *
 * <p>The database is PostgreSQL or, for trials, H2 in PostgreSQL mode. The URL of an H2 file is
 * {@code jdbc:h2:file:/path/functions;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH}: the mode for
 * the statements, the other two for PostgreSQL's way to write names and to order nulls. {@code AUTO_SERVER} is not
 * needed, since one server opens the file. Leave {@code TIME ZONE} out: it shifts dates when it differs from the zone of
 * the server. H2 takes moments in the zone of the server, so the hour that a change of the clocks repeats is exact only
 * with {@code -Duser.timezone=UTC}; PostgreSQL is exact in every zone.
 *
 * <p>The tables go into the schema that the data source connects to, which may hold tables of others: the scripts that
 * ran are kept in {@value #HISTORY_TABLE}, a table of this product alone. Several nodes may start at once; the database's
 * lock lets them take turns. To be called outside a transaction.
 */
public final class SchemaMigration {

    /** The table that tells which scripts ran. */
    public static final String HISTORY_TABLE = "functions_schema_history";

    private static final Logger LOG = System.getLogger(SchemaMigration.class.getName());
    private static final String SCRIPTS = "classpath:ee/functions/jpa/migration";

    /** What is done about a schema that is not up to date; the setting {@code functions.database.migration}. */
    public enum Mode {
        /** The missing scripts run. */
        AUTO,
        /** Nothing is changed; a missing or altered script is an error. */
        VALIDATE,
        /** Nothing is looked at. */
        OFF
    }

    private SchemaMigration() {}

    /**
     * Brings the schema up to date or checks it, as the mode says; does nothing the second time.
     *
     * @throws SchemaNotReady when the schema is not, or cannot be made, the one of this release
     */
    public static void migrate(DataSource dataSource, Mode mode) {
        if (mode == Mode.OFF) {
            LOG.log(Level.INFO, "The database schema is neither migrated nor checked, as configured.");
            return;
        }
        try {
            Flyway flyway = flyway(dataSource);
            if (mode == Mode.AUTO) {
                MigrateResult result = isH2(dataSource) ? runAlone(flyway) : run(flyway);
                LOG.log(
                        Level.INFO,
                        "The database schema is up to date: {0} scripts ran now.",
                        result.migrationsExecuted);
            } else {
                check(flyway);
                LOG.log(Level.INFO, "The database schema is up to date.");
            }
        } catch (FlywayException | SQLException e) {
            throw new SchemaNotReady("The database schema could not be brought up to date: " + e.getMessage(), e);
        }
    }

    /**
     * Returns how far the schema is; changes nothing. To be called outside a transaction.
     *
     * @throws SchemaNotReady when the database does not tell
     */
    public static SchemaState state(DataSource dataSource) {
        try {
            MigrationInfoService info = flyway(dataSource).info();
            MigrationInfo current = info.current();
            return new SchemaState(
                    current == null || current.getVersion() == null
                            ? null
                            : current.getVersion().getVersion(),
                    info.pending().length);
        } catch (FlywayException | SQLException e) {
            throw new SchemaNotReady("The state of the database schema is not known: " + e.getMessage(), e);
        }
    }

    /**
     * An embedded database belongs to one process, so a lock of this process keeps deployments apart that start at once; Flyway
     * locks the history of H2 only after it has made it. On a database server Flyway's own lock does this.
     */
    private static synchronized MigrateResult runAlone(Flyway flyway) {
        return flyway.migrate();
    }

    private static MigrateResult run(Flyway flyway) {
        try {
            return flyway.migrate();
        } catch (FlywayException first) {
            // Of nodes that start at once on a new database all but one may fail to create the history; it is there
            // now.
            try {
                return flyway.migrate();
            } catch (FlywayException second) {
                first.addSuppressed(second);
                throw first;
            }
        }
    }

    private static void check(Flyway flyway) {
        MigrationInfo[] pending = flyway.info().pending();
        if (pending.length > 0) {
            throw new SchemaNotReady("The database schema is older than this release. Scripts to run: "
                    + Arrays.stream(pending).map(MigrationInfo::getScript).collect(Collectors.joining(", "))
                    + ". Start once with functions.database.migration=auto to have them run.");
        }
        ValidateResult result = flyway.validateWithResult();
        if (!result.validationSuccessful) {
            throw new SchemaNotReady(
                    "The database schema does not match this release: " + result.getAllErrorMessages());
        }
    }

    private static Flyway flyway(DataSource dataSource) throws SQLException {
        boolean isH2 = isH2(dataSource);
        // Inside an EAR the thread's class loader may be that of another archive: the scripts lie beside this class.
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(dataSource)
                .locations(SCRIPTS)
                .failOnMissingLocations(true)
                .table(HISTORY_TABLE)
                .baselineOnMigrate(true) // the schema may hold tables of others
                .baselineVersion("0")
                // A line that begins with only_h2 is a comment on PostgreSQL.
                .placeholders(Map.of("byte_order", isH2 ? "" : "COLLATE \"C\"", "only_h2", isH2 ? "" : "-- "))
                .load();
    }

    private static boolean isH2(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        }
    }
}
