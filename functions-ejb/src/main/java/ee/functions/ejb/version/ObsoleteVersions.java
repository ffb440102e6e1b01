// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.permission.Caller;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityNotFoundException;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The stored side of the retention of versions; each method is one transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ObsoleteVersions {
    @Inject
    FunctionRepository functions;

    @Inject
    VersionRepository versions;

    @Inject
    VersionPointers pointers;

    @Inject
    VersionDeletion deletion;

    /** Returns some of the versions that are obsolete, the oldest first. */
    public List<UUID> some(int limit) {
        return versions.listUnused(pointers.obsoleteBefore(), limit);
    }

    /** Deletes a version if it is still obsolete; a tag that it was given meanwhile keeps it. */
    public void delete(UUID versionId) {
        VersionEntity found = versions.findById(versionId).orElse(null);
        if (found == null) {
            return;
        }
        FunctionEntity function;
        try {
            function = functions.lock(found.getFunctionId());
        } catch (EntityNotFoundException deletedMeanwhile) {
            return;
        }
        versions.findById(versionId).ifPresent(version -> {
            VersionPointers.Pointers pointing = pointers.of(function, List.of(version));
            if (pointing.status(version) == VersionStatus.OBSOLETE) {
                Caller system = Caller.system(function.getSiteId(), "version-retention");
                deletion.delete(system, function, version, List.of(), false);
            }
        });
    }
}
