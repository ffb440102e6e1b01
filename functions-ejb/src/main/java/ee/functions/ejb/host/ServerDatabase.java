// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import ee.functions.jpa.migration.SchemaMigration;
import ee.functions.jpa.migration.SchemaState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The database of the server, beside the entities: whether it answers, and what it is. Every method blocks. */
@ApplicationScoped
public class ServerDatabase {
    private static final System.Logger LOG = System.getLogger(ServerDatabase.class.getName());
    private static final String DATA_SOURCE = "jdbc/functions";
    private static final int ANSWER_WITHIN_S = 2;

    /**
     * What the database says it is.
     *
     * @param product its name, such as PostgreSQL
     * @param version its version, as its makers write it
     */
    public record Product(String product, String version) {}

    /** Returns the data source. WildFly binds the name under java:/, other servers as it is written. */
    DataSource dataSource() {
        return ServerNames.find("java:/" + DATA_SOURCE, DataSource.class)
                .or(() -> ServerNames.find(DATA_SOURCE, DataSource.class))
                .orElseThrow(() -> new IllegalStateException("The server has no data source " + DATA_SOURCE
                        + "; define it before the application is deployed."));
    }

    /** Asks the database whether it is there; waits for a connection as long as the pool does. */
    public boolean answers() {
        try (Connection connection = dataSource().getConnection()) {
            return connection.isValid(ANSWER_WITHIN_S);
        } catch (SQLException | RuntimeException away) {
            LOG.log(System.Logger.Level.DEBUG, "The database does not answer", away);
            return false;
        }
    }

    /** Returns what the database is, empty if it does not answer. */
    public Optional<Product> product() {
        try (Connection connection = dataSource().getConnection()) {
            DatabaseMetaData data = connection.getMetaData();
            return Optional.of(new Product(data.getDatabaseProductName(), data.getDatabaseProductVersion()));
        } catch (SQLException | RuntimeException away) {
            LOG.log(System.Logger.Level.DEBUG, "The database does not say what it is", away);
            return Optional.empty();
        }
    }

    /** Returns how far the schema is, empty if the database does not tell. */
    public Optional<SchemaState> schema() {
        try {
            return Optional.of(SchemaMigration.state(dataSource()));
        } catch (RuntimeException away) {
            LOG.log(System.Logger.Level.DEBUG, "The state of the schema is not known", away);
            return Optional.empty();
        }
    }
}
