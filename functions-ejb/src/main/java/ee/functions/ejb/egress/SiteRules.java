// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.egress;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.runtime.egress.EgressRules;
import ee.functions.runtime.egress.SiteEgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the parsed egress rules of each site. A change on this server is seen at once, one on another server after at
 * most {@code functions.deployment.recheck-interval-ms}. While one thread looks again, the others go on with what is known;
 * if the database does not answer, all do. Rules that were never read are never guessed.
 */
@ApplicationScoped
public class SiteRules implements SiteEgress.Lookup {
    private static final System.Logger LOG = System.getLogger(SiteRules.class.getName());

    private final ConcurrentMap<String, Slot> slots = new ConcurrentHashMap<>();

    @Inject
    StoredEgress stored;

    @Inject
    Settings settings;

    /** What is known of one site. */
    private static final class Slot {
        final ReentrantLock loading = new ReentrantLock();
        final AtomicLong changes = new AtomicLong();
        volatile @Nullable Known known;
    }

    private record Known(EgressValue value, SiteEgress rules, long lookedAtNanos) {}

    @Override
    public SiteEgress of(String siteId) {
        Slot slot = slots.computeIfAbsent(siteId, id -> new Slot());
        Known known = slot.known;
        if (known != null && (isFresh(known) || !slot.loading.tryLock())) {
            return known.rules();
        }
        if (known == null) {
            slot.loading.lock();
        }
        try {
            Known meanwhile = slot.known;
            return meanwhile != null && isFresh(meanwhile) ? meanwhile.rules() : read(siteId, slot, meanwhile);
        } finally {
            slot.loading.unlock();
        }
    }

    void onChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) EgressChanged event) {
        Slot slot = slots.get(event.siteId());
        if (slot != null) {
            slot.changes.incrementAndGet(); // first: a read that is underway must not be kept
            slot.known = null;
        }
    }

    private SiteEgress read(String siteId, Slot slot, @Nullable Known before) {
        while (true) {
            long changes = slot.changes.get();
            long now = System.nanoTime();
            Known found;
            try {
                found = known(stored.of(siteId), before, now);
            } catch (RuntimeException failure) {
                if (before == null) {
                    throw failure;
                }
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The egress rules of site " + siteId + " could not be read; the known ones go on",
                        failure);
                found = new Known(before.value(), before.rules(), now);
            }
            slot.known = found;
            if (slot.changes.get() == changes) {
                return found.rules();
            }
            slot.known = null; // a change came in between: what was read may be the state before it
        }
    }

    private static Known known(EgressValue value, @Nullable Known before, long now) {
        if (before != null && before.value().equals(value)) {
            return new Known(value, before.rules(), now);
        }
        if (value.equals(EgressValue.NONE)) {
            return new Known(value, SiteEgress.NONE, now);
        }
        return new Known(value, new SiteEgress(EgressRules.parse(value.allow()), EgressRules.parse(value.deny())), now);
    }

    private boolean isFresh(Known known) {
        return System.nanoTime() - known.lookedAtNanos()
                < settings.duration(Setting.DEPLOYMENT_RECHECK_INTERVAL_MS).toNanos();
    }
}
