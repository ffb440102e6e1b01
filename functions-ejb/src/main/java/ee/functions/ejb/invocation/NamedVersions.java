// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.host.RunnableVersion;
import ee.functions.ejb.tag.TaggedVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The versions that authors invoke by their ids. No tag need point to one, so nobody else lets go of it: the few of each site that
 * were named last stay loaded, and what comes before them is dropped. Each is looked up anew, for it may be deleted; whoever invokes
 * by a tag has nothing to do with this.
 */
@ApplicationScoped
public class NamedVersions {
    /** As many of a site as somebody compares; each holds the memory of a loaded version. */
    static final int KEPT = 8;

    private static final System.Logger LOG = System.getLogger(NamedVersions.class.getName());

    private final ReentrantLock lock = new ReentrantLock();

    /** By site: the function of each version that stays loaded, by when it was named last; guarded by the lock. */
    private final Map<String, Map<UUID, UUID>> kept = new HashMap<>();

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
        return stored.built(functionId, versionId)
                .orElseThrow(() -> new FunctionsException(
                        ErrorCode.NOT_FOUND, "The function " + functionId + " has no completed version of this id."));
    }

    /** Returns a version ready to run, as {@link Programs#get} does, and drops the one of its site that was named longest ago. */
    CompletionStage<RunnableVersion> load(TargetFunction function, UUID versionId) {
        CompletionStage<RunnableVersion> loaded = programs.get(versionId, function.siteId());
        // Not before: others may push it out meanwhile, and then it would be loaded with nobody to let go of it.
        keep(function.siteId(), function.functionId(), versionId);
        return loaded;
    }

    private void keep(String siteId, UUID functionId, UUID versionId) {
        UUID dropped = null;
        UUID functionOfDropped = null;
        lock.lock();
        try {
            Map<UUID, UUID> ofSite = kept.computeIfAbsent(siteId, first -> new LinkedHashMap<>(KEPT, 0.75f, true));
            ofSite.put(versionId, functionId);
            if (ofSite.size() > KEPT) {
                dropped = ofSite.keySet().iterator().next();
                functionOfDropped = ofSite.remove(dropped);
            }
        } finally {
            lock.unlock();
        }
        if (dropped != null && functionOfDropped != null && !isUsed(functionOfDropped, dropped)) {
            programs.forget(dropped);
        }
    }

    /** One that a tag points to stays, for those who invoke by that. */
    private boolean isUsed(UUID functionId, UUID versionId) {
        try {
            return stored.isUsed(functionId, versionId);
        } catch (RuntimeException failure) {
            // Nobody asks again: who invokes it by a tag loads it anew, else it would stay for ever.
            LOG.log(System.Logger.Level.DEBUG, "Whether a tag points to a version is not known", failure);
            return false;
        }
    }
}
