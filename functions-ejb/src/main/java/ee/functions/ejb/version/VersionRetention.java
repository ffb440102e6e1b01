// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Deletes obsolete versions, one transaction each, on servers that {@code functions.version.obsolete-delete} tells to. */
@ApplicationScoped
public class VersionRetention {
    private static final System.Logger LOG = System.getLogger(VersionRetention.class.getName());
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final int BATCH = 100;

    private volatile boolean stopping;

    @Inject
    ObsoleteVersions obsolete;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    void onServerStarted(@Observes ServerStarted event) {
        if (settings.text(Setting.VERSION_OBSOLETE_DELETE).equals("on")
                && settings.number(Setting.VERSION_OBSOLETE_AFTER_DAYS) > 0) {
            executors.repeat("delete obsolete versions", PERIOD, this::deleteSome);
        }
    }

    void onServerStopping(@Observes ServerStopping event) {
        stopping = true;
    }

    /** Deletes what is obsolete, up to a batch; what one version stands against does not keep the others. */
    void deleteSome() {
        List<UUID> some = obsolete.some(BATCH);
        for (UUID versionId : some) {
            if (stopping) {
                return;
            }
            try {
                obsolete.delete(versionId);
            } catch (RuntimeException failure) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The obsolete version " + versionId + " could not be deleted; it is tried again later",
                        failure);
            }
        }
    }
}
