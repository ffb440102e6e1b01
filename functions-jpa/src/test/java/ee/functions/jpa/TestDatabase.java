// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import ee.functions.jpa.migration.SchemaMigration;
import ee.functions.jpa.migration.SchemaMigration.Mode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A migrated database and its persistence unit; it lives as long as the test run. */
final class TestDatabase {

    private static final String H2_MODE = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    private static final String TABLES =
            "scaling_policy, async_attempt, async_invocation, async_policy, scheduled_run, scheduled_trigger, event_delivery, event, event_binding, site, site_engines, function_definition, function_draft, tag, tag_history, function_version, artifact, task, deployment,"
                    + " kv_item, log_entry, invocation_record, invocation_count, audit_record,"
                    + " idempotent_request, event_outbox, server";

    private final DataSource dataSource;
    private final EntityManagerFactory factory;

    private TestDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
        SchemaMigration.migrate(dataSource, Mode.AUTO);
        factory = Persistence.createEntityManagerFactory(
                "functions",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.nonJtaDataSource", dataSource));
    }

    /** That database, migrated. */
    static TestDatabase of(DataSource dataSource) {
        return new TestDatabase(dataSource);
    }

    static TestDatabase h2() {
        return H2.DATABASE;
    }

    static TestDatabase postgres() {
        return Postgres.DATABASE;
    }

    /** A new H2 database without any table. */
    static DataSource emptyH2() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + H2_MODE + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
        pool.setMaxConnections(32);
        return pool;
    }

    /** A new H2 database in a file, without any table. */
    static DataSource emptyH2(Path file) {
        return JdbcConnectionPool.create("jdbc:h2:file:" + file.toAbsolutePath() + H2_MODE, "sa", "");
    }

    /** A new PostgreSQL database without any table. */
    static DataSource emptyPostgres() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        execute(Postgres.SERVER.getPostgresDatabase(), "CREATE DATABASE " + name);
        return Postgres.SERVER.getDatabase("postgres", name);
    }

    static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Empties all tables. */
    void clear() {
        for (String table : TABLES.split(", ")) {
            if (!table.equals("site") && !table.equals("function_definition")) {
                execute(dataSource, "DELETE FROM " + table);
            }
        }
        execute(dataSource, "DELETE FROM function_definition");
        execute(dataSource, "DELETE FROM site");
    }

    long count(String table) {
        return call(entityManager -> ((Number) entityManager
                        .createNativeQuery("SELECT COUNT(*) FROM " + table)
                        .getSingleResult())
                .longValue());
    }

    void run(Consumer<EntityManager> work) {
        call(entityManager -> {
            work.accept(entityManager);
            return null;
        });
    }

    /** Runs the work in a transaction of its own, which is rolled back when the work throws. */
    <T> T call(Function<EntityManager, T> work) {
        EntityManager entityManager = factory.createEntityManager();
        try {
            entityManager.getTransaction().begin();
            T result = work.apply(entityManager);
            entityManager.getTransaction().commit();
            return result;
        } finally {
            if (entityManager.getTransaction().isActive()) {
                entityManager.getTransaction().rollback();
            }
            entityManager.close();
        }
    }

    private static final class H2 {
        static final TestDatabase DATABASE = new TestDatabase(emptyH2());
    }

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();
        static final TestDatabase DATABASE = new TestDatabase(emptyPostgres());

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
