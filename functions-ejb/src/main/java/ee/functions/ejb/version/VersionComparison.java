// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.audit.AuditRecorder.Changes;
import ee.functions.jpa.version.VersionEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Tells what is new in a version, compared with the one it follows; for audit records. */
@ApplicationScoped
public class VersionComparison {
    private static final System.Logger LOG = System.getLogger(VersionComparison.class.getName());

    @Inject
    EnvironmentVault vault;

    /**
     * Returns what changed.
     *
     * @param before the version before, null if there is none: then everything that is there is new
     */
    public Changes between(@Nullable VersionEntity before, VersionEntity after) {
        if (before == null) {
            return new Changes(true, after.getEnvironmentCiphertext() != null);
        }
        return new Changes(!StoredCode.of(before).equals(StoredCode.of(after)), environmentChanged(before, after));
    }

    private boolean environmentChanged(VersionEntity before, VersionEntity after) {
        if (!before.getEnvironmentNames().equals(after.getEnvironmentNames())) {
            return true;
        }
        try {
            return !vault.read(before).equals(vault.read(after));
        } catch (IllegalStateException unreadable) {
            // A lost key must not keep anybody from creating new versions; what cannot be compared counts as changed.
            LOG.log(System.Logger.Level.WARNING, "Environments cannot be compared", unreadable);
            return true;
        }
    }
}
