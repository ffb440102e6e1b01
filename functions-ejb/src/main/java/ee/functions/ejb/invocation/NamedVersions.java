// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.tag.TaggedVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The versions that authors invoke by their ids. No tag need point to one, so nobody else lets go of it: the few that were named
 * last stay loaded, and what comes before them is dropped. Each is looked up anew, for it may be deleted; whoever invokes by a tag
 * has nothing to do with this.
 */
@ApplicationScoped
public class NamedVersions {
    /** As many as somebody compares; each holds the memory of a loaded version. */
    static final int KEPT = 8;

    private final ReentrantLock lock = new ReentrantLock();

    /** The function of each version that stays loaded, by when it was named last; guarded by the lock. */
    private final Map<UUID, UUID> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    @Inject
    StoredFunctions stored;

    @Inject
    Programs programs;

    /**
     * Returns a version of a function whose build has completed.
     *
     * @throws FunctionsException {@code NOT_FOUND}
     */
    TaggedVersion of(UUID functionId, UUID versionId) {
        TaggedVersion version = stored.built(functionId, versionId)
                .orElseThrow(() -> new FunctionsException(
                        ErrorCode.NOT_FOUND, "The function " + functionId + " has no completed version of this id."));
        keep(functionId, versionId);
        return version;
    }

    private void keep(UUID functionId, UUID versionId) {
        UUID dropped = null;
        UUID functionOfDropped = null;
        lock.lock();
        try {
            kept.put(versionId, functionId);
            if (kept.size() > KEPT) {
                dropped = kept.keySet().iterator().next();
                functionOfDropped = kept.remove(dropped);
            }
        } finally {
            lock.unlock();
        }
        // One that a tag points to stays, for those who invoke by that.
        if (dropped != null && functionOfDropped != null && !stored.isUsed(functionOfDropped, dropped)) {
            programs.forget(dropped);
        }
    }
}
