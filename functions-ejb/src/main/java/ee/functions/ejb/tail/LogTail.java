// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tail;

import ee.functions.ejb.log.LogEntryValue;
import ee.functions.jpa.log.StoredPosition;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One tail: what its reader wants, where it is and until when it lasts. Thread-safe. */
final class LogTail {
    /** A proxy between ends connections in which nothing happens, many of them after a minute. */
    private static final Duration ALIVE_EVERY = Duration.ofSeconds(15);

    /** Nobody who reads at all takes longer to make room for one entry. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(30);

    private final String siteId;
    private final UUID functionId;
    private final @Nullable OffsetDateTime from;
    private final Predicate<LogEntryValue> filter;
    private final Instant endsAt;
    private final String whyThen;
    private final TailReader reader;
    private StoredPosition position; // guarded by this, as all below
    private Instant aliveAt;
    private @Nullable Instant fullSince;

    /**
     * Begins a tail, of which its reader learns.
     *
     * @param endsAt when it ends by itself
     * @param whyThen a sentence for the reader
     */
    LogTail(
            String siteId,
            UUID functionId,
            TailQuery query,
            StoredPosition start,
            Instant now,
            Instant endsAt,
            String whyThen,
            TailReader reader) {
        this.siteId = siteId;
        this.functionId = functionId;
        this.from = query.from();
        this.filter = query.filter().test();
        this.endsAt = endsAt;
        this.whyThen = whyThen;
        this.reader = reader;
        this.position = start;
        this.aliveAt = now;
    }

    String siteId() {
        return siteId;
    }

    UUID functionId() {
        return functionId;
    }

    synchronized StoredPosition position() {
        return position;
    }

    boolean hasRoom() {
        return reader.hasRoom();
    }

    synchronized void begin() {
        reader.alive(TailPages.token(position));
    }

    /**
     * Takes entries, which follow each other without a gap.
     *
     * @param oldest entries of before are past their retention
     * @param reached up to where there are no others
     */
    synchronized void take(List<StoredEntry> entries, OffsetDateTime oldest, StoredPosition reached, Instant now) {
        for (StoredEntry entry : entries) {
            if (entry.position().compareTo(position) <= 0) {
                continue;
            }
            if (isWanted(entry.value(), oldest)) {
                if (!reader.hasRoom()) {
                    return;
                }
                reader.entry(TailPages.token(entry.position()), entry.value());
                aliveAt = now;
            }
            position = entry.position();
        }
        if (reached.compareTo(position) > 0) {
            position = reached;
        }
    }

    private boolean isWanted(LogEntryValue entry, OffsetDateTime oldest) {
        return !entry.timestamp().isBefore(oldest)
                && (from == null || !entry.timestamp().isBefore(from))
                && filter.test(entry);
    }

    /** Ends the tail if it is time to, otherwise says now and then that it lives. Returns whether it has ended. */
    synchronized boolean isOver(Instant now) {
        if (reader.isGone()) {
            return true;
        }
        if (!now.isBefore(endsAt)) {
            reader.end(whyThen);
            return true;
        }
        if (reader.hasRoom()) {
            fullSince = null;
        } else if (fullSince == null) {
            fullSince = now;
        } else if (!now.isBefore(fullSince.plus(STUCK_AFTER))) {
            reader.drop();
            return true;
        }
        if (!now.isBefore(aliveAt.plus(ALIVE_EVERY))) {
            aliveAt = now;
            reader.alive(TailPages.token(position));
        }
        return false;
    }

    synchronized void end(String why) {
        reader.end(why);
    }
}
