// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.jpa.migration.SchemaMigration;
import ee.functions.jpa.migration.SchemaMigration.Mode;
import ee.functions.jpa.migration.SchemaNotReady;
import ee.functions.jpa.migration.SchemaState;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the migration does on every database. */
abstract class SchemaMigrationContract {

    private static final String SCRIPTS = "functions_schema_history WHERE \"type\" = 'SQL'";

    abstract DataSource emptyDatabase();

    @Test
    void autoCreatesTheTablesAndItsOwnHistory() throws SQLException {
        DataSource database = emptyDatabase();
        SchemaMigration.migrate(database, Mode.AUTO);
        assertThat(tables(database))
                .contains("site", "function_definition", "kv_item", "audit_record", "functions_schema_history")
                .doesNotContain("flyway_schema_history");
    }

    @Test
    void theStateTellsWhatRanAndWhatIsMissing() throws Exception {
        DataSource database = emptyDatabase();
        List<String> scripts = scripts();
        assertThat(SchemaMigration.state(database)).isEqualTo(new SchemaState(null, scripts.size()));

        SchemaMigration.migrate(database, Mode.AUTO);

        assertThat(SchemaMigration.state(database))
                .isEqualTo(new SchemaState(String.valueOf(version(scripts.get(scripts.size() - 1))), 0));
    }

    @Test
    void autoLeavesAMigratedSchemaAndItsRowsAsTheyAre() throws SQLException {
        DataSource database = emptyDatabase();
        SchemaMigration.migrate(database, Mode.AUTO);
        TestDatabase.execute(database, "INSERT INTO site (id, created_at) VALUES ('s', CURRENT_TIMESTAMP)");
        SchemaMigration.migrate(database, Mode.AUTO);
        assertThat(count(database, "site")).isEqualTo(1);
        assertThat(count(database, SCRIPTS)).isEqualTo(scripts().size());
    }

    @Test
    void autoRunsBesideTablesOfOthers() throws SQLException {
        DataSource database = emptyDatabase();
        TestDatabase.execute(database, "CREATE TABLE of_others (id integer)");
        SchemaMigration.migrate(database, Mode.AUTO);
        assertThat(tables(database)).contains("of_others", "site");
    }

    @Test
    void autoLetsNodesThatStartAtOnceTakeTurns() throws SQLException {
        DataSource database = emptyDatabase();
        CompletableFuture.allOf(Stream.generate(
                                () -> CompletableFuture.runAsync(() -> SchemaMigration.migrate(database, Mode.AUTO)))
                        .limit(3)
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(count(database, SCRIPTS)).isEqualTo(scripts().size());
    }

    @Test
    void autoFindsTheScriptsWhateverTheClassLoaderOfTheThread() throws SQLException {
        DataSource database = emptyDatabase();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            SchemaMigration.migrate(database, Mode.AUTO);
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(tables(database)).contains("site");
    }

    @Test
    void validateNamesTheMissingScriptsAndChangesNothing() throws SQLException {
        DataSource database = emptyDatabase();
        assertThatThrownBy(() -> SchemaMigration.migrate(database, Mode.VALIDATE))
                .isInstanceOf(SchemaNotReady.class)
                .hasMessageContaining(String.join(", ", scripts()))
                .hasMessageContaining("functions.database.migration=auto");
        assertThat(tables(database)).isEmpty();
    }

    @Test
    void validateAcceptsAMigratedSchema() {
        DataSource database = emptyDatabase();
        SchemaMigration.migrate(database, Mode.AUTO);
        assertThatCode(() -> SchemaMigration.migrate(database, Mode.VALIDATE)).doesNotThrowAnyException();
    }

    @Test
    void bothModesRefuseASchemaWhoseScriptsWereOthers() {
        DataSource database = emptyDatabase();
        SchemaMigration.migrate(database, Mode.AUTO);
        TestDatabase.execute(database, "UPDATE functions_schema_history SET \"checksum\" = 1 WHERE \"version\" = '1'");
        for (Mode mode : List.of(Mode.VALIDATE, Mode.AUTO)) {
            assertThatThrownBy(() -> SchemaMigration.migrate(database, mode))
                    .as(mode.name())
                    .isInstanceOf(SchemaNotReady.class)
                    .hasMessageContaining("version 1");
        }
    }

    @Test
    void offLooksAtNothing() throws SQLException {
        DataSource database = emptyDatabase();
        SchemaMigration.migrate(database, Mode.OFF);
        assertThat(tables(database)).isEmpty();
    }

    /** The names of the packaged scripts in the order of their versions. */
    private static List<String> scripts() {
        try (Stream<Path> files =
                Files.list(Path.of(SchemaMigration.class.getResource("").toURI()))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("V\\d+__\\w+\\.sql"))
                    .sorted(Comparator.comparingInt(SchemaMigrationContract::version))
                    .toList();
            assertThat(names)
                    .extracting(SchemaMigrationContract::version)
                    .startsWith(1, 2)
                    .doesNotHaveDuplicates();
            return names;
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static int version(String script) {
        return Integer.parseInt(script.substring(1, script.indexOf('_')));
    }

    private static List<String> tables(DataSource database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.getMetaData().getTables(null, "public", "%", null)) {
            while (rows.next()) {
                if (rows.getString("TABLE_TYPE").endsWith("TABLE")) {
                    names.add(rows.getString("TABLE_NAME"));
                }
            }
        }
        return names;
    }

    private static long count(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
