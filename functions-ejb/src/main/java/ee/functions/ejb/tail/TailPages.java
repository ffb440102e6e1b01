// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tail;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.log.LogEntryValue;
import ee.functions.ejb.page.PageMoment;
import ee.functions.ejb.page.PageToken;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.log.LogEntryEntity;
import ee.functions.jpa.log.LogRepository;
import ee.functions.jpa.log.StoredPosition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Reads log entries in the order in which they were stored; each method is one transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class TailPages {
    /**
     * An entry gets its place when the transaction that stores it begins and can be seen when it ends. By then no other
     * transaction that began before may be under way: it takes milliseconds.
     */
    static final Duration SETTLED_AFTER = Duration.ofSeconds(2);

    /** How far the clocks of the servers may differ from that of the database. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final String TOKEN_KIND = "t";

    @Inject
    FunctionRepository functions;

    @Inject
    LogRepository entries;

    /** Returns where the tail of a function of the site begins; {@code NOT_FOUND} if the site has no such function. */
    public StoredPosition start(String siteId, UUID functionId, TailQuery query) {
        SiteFunctions.find(functions, siteId, functionId);
        String after = query.after();
        if (after != null) {
            return position(after);
        }
        OffsetDateTime from = query.from();
        OffsetDateTime now = entries.now();
        OffsetDateTime earliest = from == null ? now : from.minus(CLOCKS_DIFFER);
        return StoredPosition.endOf(earliest.isBefore(now) ? earliest : now);
    }

    /** Returns up to when all entries are stored that ever will be. */
    public OffsetDateTime settledUntil() {
        return entries.now().minus(SETTLED_AFTER);
    }

    /** Returns some entries of a function behind a position; less than the limit when no other is settled. */
    public List<StoredEntry> read(UUID functionId, StoredPosition after, OffsetDateTime settledUntil, int limit) {
        return entries.storedAfter(functionId, after, settledUntil, limit).stream()
                .map(TailPages::stored)
                .toList();
    }

    /** Returns whether there still is a function. */
    public boolean exists(UUID functionId) {
        return functions.find(functionId).isPresent();
    }

    static String token(StoredPosition position) {
        return PageToken.write(TOKEN_KIND, PageMoment.write(position.storedAt()), position.id());
    }

    static StoredPosition position(String token) {
        try {
            long[] numbers = PageToken.read(TOKEN_KIND, 2, token);
            return new StoredPosition(PageMoment.read(numbers[0]), numbers[1]);
        } catch (FunctionsException notAToken) {
            throw FunctionsException.invalid("Last-Event-ID", "the id of an event of this tail, unchanged.");
        }
    }

    private static StoredEntry stored(LogEntryEntity row) {
        return new StoredEntry(
                new StoredPosition(
                        Objects.requireNonNull(row.getStoredAt(), "storedAt"),
                        Objects.requireNonNull(row.getId(), "id")),
                new LogEntryValue(
                        row.getLoggedAt(),
                        row.getLevel(),
                        row.getMessage(),
                        row.getInvocationId(),
                        row.getVersionId()));
    }
}
