// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.usage;

import ee.functions.jpa.kv.KvRepository;
import ee.functions.jpa.kv.KvUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many items each site has, counted now and then: pages that show it ask again every few seconds, and a count visits up to
 * {@link #MOST} rows. Joins the transaction of its caller. Thread-safe; nobody waits for the count of somebody else.
 */
@ApplicationScoped
public class CountedItems {
    /** Where counting the items of a site ends: it may hold millions. */
    static final int MOST = 100_000;

    /** Fewer items are counted each time. */
    static final int MANY = 1_000;

    /** How long a count of many items counts. */
    static final Duration COUNTS_FOR = Duration.ofSeconds(30);

    private final ConcurrentMap<String, Count> counts = new ConcurrentHashMap<>();

    @Inject
    KvRepository items;

    @Inject
    Clock clock;

    /** A count and until when it counts. */
    private record Count(KvUsage usage, Instant until) {}

    /** Returns the items of a site and their bytes, up to {@link #MOST} of them; of many as they were half a minute ago at worst. */
    KvUsage of(String siteId) {
        Instant now = clock.instant();
        Count last = counts.get(siteId);
        if (last != null && now.isBefore(last.until())) {
            return last.usage();
        }
        // Whoever comes meanwhile gets the count of before instead of counting too.
        if (last != null && !counts.replace(siteId, last, new Count(last.usage(), now.plus(COUNTS_FOR)))) {
            return last.usage();
        }
        KvUsage usage = items.usage(siteId, OffsetDateTime.ofInstant(now, ZoneOffset.UTC), MOST);
        if (usage.items() < MANY) {
            counts.remove(siteId);
        } else {
            counts.put(siteId, new Count(usage, now.plus(COUNTS_FOR)));
        }
        return usage;
    }
}
