// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.environment;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts PostgreSQL and Keycloak before the first container test and stops them with the test process. Arquillian starts
 * the server under test; Keycloak gets ready meanwhile. Runs of unit tests, which have no ports, start nothing.
 */
public final class TestServers implements LauncherSessionListener {
    private static final Object LOCK = new Object();
    private static @Nullable TestServers running;

    private @Nullable Keycloak keycloak;
    private @Nullable Tokens tokens;

    /** Called by JUnit. */
    public TestServers() {}

    /** Returns the servers of this test process, once they are ready. */
    public static TestServers running() {
        synchronized (LOCK) {
            TestServers servers = running;
            if (servers == null) {
                throw new IllegalStateException("container tests run in Maven's integration-test phase only");
            }
            if (servers.tokens == null) {
                servers.keycloak().awaitReady();
                servers.tokens = new Tokens(servers.keycloak().realm());
            }
            return servers;
        }
    }

    /** Returns the address that every path of the REST interface is appended to, without a slash at the end. */
    public URI functions() {
        return URI.create("http://127.0.0.1:" + Property.HTTP_PORT.number() + "/faas");
    }

    /** Returns the address of the server's management interface (health, metrics). */
    public URI management() {
        return URI.create("http://127.0.0.1:" + Property.MANAGEMENT_PORT.number());
    }

    /** Returns the address of the realm of the tests. */
    public URI issuer() {
        return keycloak().realm();
    }

    /** Returns the bearer tokens of the realm's accounts. */
    public Tokens tokens() {
        if (tokens == null) {
            throw new IllegalStateException("Keycloak is not ready");
        }
        return tokens;
    }

    /** Returns the means to add accounts that the realm file does not have. */
    public RealmAccounts accounts() {
        return new RealmAccounts(keycloak().address());
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        synchronized (LOCK) {
            if (running == null && Property.KEYCLOAK_PORT.isSet()) {
                start();
                running = this;
            }
        }
    }

    private void start() {
        try {
            Keycloak started = Keycloak.start(
                    Property.KEYCLOAK_ZIP.path(),
                    Property.KEYCLOAK_HOME.path(),
                    Property.KEYCLOAK_REALM.path(),
                    Property.KEYCLOAK_PORT.number(),
                    Property.HTTP_PORT.number(),
                    Property.LOG_DIRECTORY.path().resolve("it-keycloak.log"));
            // A session may open and close several times in a process, so the end of the process is the end of the
            // servers.
            Runtime.getRuntime().addShutdownHook(new Thread(started::stop, "stop Keycloak"));
            keycloak = started;
            EmbeddedPostgres.builder()
                    .setPort(Property.POSTGRES_PORT.number())
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(postgresLog()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(postgresLog()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static File postgresLog() {
        return Property.LOG_DIRECTORY.path().resolve("it-postgres.log").toFile();
    }

    private Keycloak keycloak() {
        if (keycloak == null) {
            throw new IllegalStateException("Keycloak was not started");
        }
        return keycloak;
    }

    /** What Maven hands to the test process. */
    private enum Property {
        HTTP_PORT("http-port"),
        MANAGEMENT_PORT("management-port"),
        KEYCLOAK_ZIP("keycloak-zip"),
        KEYCLOAK_HOME("keycloak-home"),
        KEYCLOAK_REALM("keycloak-realm"),
        KEYCLOAK_PORT("keycloak-port"),
        POSTGRES_PORT("postgres-port"),
        LOG_DIRECTORY("log-directory");

        private final String key;

        Property(String name) {
            this.key = "functions.it." + name;
        }

        boolean isSet() {
            return System.getProperty(key) != null;
        }

        int number() {
            return Integer.parseInt(value());
        }

        Path path() {
            return Path.of(value()).toAbsolutePath().normalize();
        }

        private String value() {
            String value = System.getProperty(key);
            if (value == null) {
                throw new IllegalStateException("system property " + key + " is not set");
            }
            return value;
        }
    }
}
