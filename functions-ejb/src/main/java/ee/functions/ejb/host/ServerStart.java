// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.migration.SchemaMigration;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;

/**
 * Starts and stops the application in a fixed order: settings, schema, JavaScript host, then everybody who observes
 * {@link ServerStarted}; and back. It begins no transaction, because migrations bring their own.
 */
@Singleton
@Startup
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class ServerStart {
    private static final System.Logger LOG = System.getLogger(ServerStart.class.getName());

    @Inject
    Settings settings;

    @Inject
    ServerExecutors executors;

    @Inject
    JavaScriptHost host;

    @Inject
    ServerDatabase database;

    @Inject
    ServerPhase phase;

    @Inject
    Clock clock;

    @Inject
    Event<ServerStarted> started;

    @Inject
    Event<ServerStopping> stopping;

    @Inject
    Event<ServerStopped> stopped;

    /** Starts the application; whatever is thrown here fails the deployment. */
    @PostConstruct
    public void start() {
        SchemaMigration.Mode mode = SchemaMigration.Mode.valueOf(
                settings.text(Setting.DATABASE_MIGRATION).toUpperCase(Locale.ROOT));
        SchemaMigration.migrate(database.dataSource(), mode);
        phase.migrated();
        host.start();
        started.fire(new ServerStarted());
        phase.started(clock.instant());
        LOG.log(
                System.Logger.Level.INFO,
                "Functions is ready; artifacts are built by " + String.join(", ", host.pipelineIds()) + ".");
    }

    /** Stops the application: no more jobs and builds, no more instances, then whoever still has something to store. */
    @PreDestroy
    public void stop() {
        phase.stopping();
        executors.stopJobs();
        stopping.fire(new ServerStopping());
        host.close();
        stopped.fire(new ServerStopped());
        LOG.log(System.Logger.Level.INFO, "Functions has stopped.");
    }
}
