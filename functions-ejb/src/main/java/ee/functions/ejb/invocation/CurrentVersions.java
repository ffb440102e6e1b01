// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.deployment.VersionDeployed;
import ee.functions.ejb.engine.EnginesChanged;
import ee.functions.ejb.function.FunctionDeleted;
import ee.functions.ejb.function.FunctionUpdated;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.suspension.SuspensionChanged;
import ee.functions.ejb.tag.TagsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which versions each function answers with, by tag, whether it is suspended, and which engines it may use. A change
 * on this server is seen at once, one on another server after at most {@code functions.deployment.recheck-interval-ms}, by one
 * look at the primary key and one at its tags. While one thread looks, the others go on with what is known; if the database
 * does not answer, all do.
 */
@ApplicationScoped
public class CurrentVersions {
    private static final System.Logger LOG = System.getLogger(CurrentVersions.class.getName());

    private final ConcurrentMap<UUID, Slot> slots = new ConcurrentHashMap<>();

    /** The invocation paths of the functions that were asked for by id. */
    private final ConcurrentMap<UUID, UUID> integrations = new ConcurrentHashMap<>();

    @Inject
    StoredFunctions stored;

    @Inject
    Programs programs;

    @Inject
    Settings settings;

    /** What is known of one integration id. */
    private static final class Slot {
        final ReentrantLock loading = new ReentrantLock();
        final AtomicLong changes = new AtomicLong();
        volatile @Nullable Known known;

        /** The versions that it was known to answer with and that are not forgotten yet; for whoever holds the lock. */
        final Set<UUID> versions = new HashSet<>();
    }

    private record Known(TargetFunction function, long lookedAtNanos) {}

    /** Returns the function that a request is for, empty if there is none. */
    public Optional<TargetFunction> of(InvocationTarget target) {
        if (target instanceof InvocationTarget.FunctionTarget function) {
            return byId(function.functionId());
        }
        return byIntegration(((InvocationTarget.IntegrationTarget) target).integrationId());
    }

    /** Returns a function by its id, empty if there is none. */
    private Optional<TargetFunction> byId(UUID functionId) {
        UUID integrationId = integrations.get(functionId);
        if (integrationId == null) {
            integrationId = stored.integrationOf(functionId).orElse(null);
            if (integrationId == null) {
                return Optional.empty();
            }
            integrations.put(functionId, integrationId);
        }
        Optional<TargetFunction> found = byIntegration(integrationId);
        if (found.isEmpty()) {
            integrations.remove(functionId);
        }
        return found;
    }

    /** Returns the function behind an invocation path, empty if there is none. */
    public Optional<TargetFunction> byIntegration(UUID integrationId) {
        Slot slot = slots.computeIfAbsent(integrationId, id -> new Slot());
        Known known = slot.known;
        if (known != null && isFresh(known)) {
            return Optional.of(known.function());
        }
        if (known == null) {
            return load(integrationId, slot);
        }
        return slot.loading.tryLock() ? lookAgain(integrationId, slot) : Optional.of(known.function());
    }

    /**
     * Returns the function behind an invocation path as it is stored at this moment, whatever is known of it, and drops the versions to which
     * no tag points any more; empty if there is none.
     */
    Optional<TargetFunction> now(UUID integrationId) {
        changed(integrationId);
        return byIntegration(integrationId);
    }

    /** Returns whether the function that a request is for is in memory, so that {@link #of} need not search for it. */
    boolean knows(InvocationTarget target) {
        if (target instanceof InvocationTarget.FunctionTarget function) {
            UUID integrationId = integrations.get(function.functionId());
            return integrationId != null && knows(integrationId);
        }
        return knows(((InvocationTarget.IntegrationTarget) target).integrationId());
    }

    /** Returns whether a function is in memory, so that {@link #byIntegration} need not search for it. */
    boolean knows(UUID integrationId) {
        Slot slot = slots.get(integrationId);
        return slot != null && slot.known != null;
    }

    void onUpdated(@Observes(during = TransactionPhase.AFTER_SUCCESS) FunctionUpdated event) {
        changed(event.integrationId());
    }

    void onDeployed(@Observes(during = TransactionPhase.AFTER_SUCCESS) VersionDeployed event) {
        changed(event.integrationId());
    }

    void onTagsChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) TagsChanged event) {
        changed(event.integrationId());
    }

    void onDeleted(@Observes(during = TransactionPhase.AFTER_SUCCESS) FunctionDeleted event) {
        integrations.values().remove(event.integrationId());
        Set<UUID> versions = new HashSet<>();
        UUID current = event.currentVersionId();
        if (current != null) {
            versions.add(current);
        }
        Slot slot = slots.remove(event.integrationId());
        if (slot != null) {
            Known known = slot.known;
            if (known != null) {
                versions.addAll(known.function().versionIds());
            }
            changed(slot);
        }
        versions.forEach(programs::forget);
    }

    void onSuspensionChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) SuspensionChanged event) {
        UUID integrationId = event.integrationId();
        if (integrationId != null) {
            changed(integrationId);
            return;
        }
        siteChanged(event.siteId());
    }

    void onEnginesChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) EnginesChanged event) {
        siteChanged(event.siteId());
    }

    private void siteChanged(String siteId) {
        for (Slot slot : slots.values()) {
            Known known = slot.known;
            if (known == null || known.function().siteId().equals(siteId)) {
                changed(slot);
            }
        }
    }

    private void changed(UUID integrationId) {
        Slot slot = slots.get(integrationId);
        if (slot != null) {
            changed(slot);
        }
    }

    private static void changed(Slot slot) {
        slot.changes.incrementAndGet(); // first: a read that is underway must not be kept
        slot.known = null;
    }

    private Optional<TargetFunction> load(UUID integrationId, Slot slot) {
        slot.loading.lock();
        try {
            Known known = slot.known;
            return known == null
                    ? read(integrationId, slot, null)
                    : Optional.of(known.function()); // loaded while this thread waited
        } finally {
            slot.loading.unlock();
        }
    }

    /** Called with the lock held; gives it back. */
    private Optional<TargetFunction> lookAgain(UUID integrationId, Slot slot) {
        Known known = slot.known;
        try {
            return read(integrationId, slot, known == null ? null : known.function());
        } catch (RuntimeException failure) {
            if (known == null) {
                throw failure;
            }
            slot.known = new Known(known.function(), System.nanoTime());
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The current version of function " + known.function().functionId()
                            + " could not be looked up; the known one goes on",
                    failure);
            return Optional.of(known.function());
        } finally {
            slot.loading.unlock();
        }
    }

    private Optional<TargetFunction> read(UUID integrationId, Slot slot, @Nullable TargetFunction before) {
        while (true) {
            long changes = slot.changes.get();
            long now = System.nanoTime();
            Optional<TargetFunction> found =
                    before == null ? stored.byIntegration(integrationId) : stored.again(before);
            if (found.isEmpty()) {
                slots.remove(integrationId, slot);
                forgetAllBut(Set.of(), slot);
                return found;
            }
            slot.known = new Known(found.get(), now);
            if (slot.changes.get() == changes) {
                forgetAllBut(found.get().versionIds(), slot);
                return found;
            }
            slot.known = null; // a change came in between: what was read may be the state before it
        }
    }

    /** Drops the versions to which no tag points any more, whichever server has moved it. Called with the lock held. */
    private void forgetAllBut(Set<UUID> used, Slot slot) {
        slot.versions.stream().filter(known -> !used.contains(known)).forEach(programs::forget);
        slot.versions.clear();
        slot.versions.addAll(used);
    }

    private boolean isFresh(Known known) {
        Duration interval = settings.duration(Setting.DEPLOYMENT_RECHECK_INTERVAL_MS);
        return System.nanoTime() - known.lookedAtNanos() < interval.toNanos();
    }
}
