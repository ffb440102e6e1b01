// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tail;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.function.FunctionDeleted;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.log.LogWriter;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.log.StoredPosition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The live tails of this server. One job reads what was stored since, for all tails of a function that are at the same place
 * at once, and no thread waits for a reader. See ADR 0022.
 */
@ApplicationScoped
public class LogTailService {
    private static final System.Logger LOG = System.getLogger(LogTailService.class.getName());
    private static final Duration READ_PERIOD = Duration.ofMillis(500);
    private static final Duration LOOK_PERIOD = Duration.ofSeconds(1);
    private static final Duration EXISTENCE_PERIOD = Duration.ofSeconds(15);
    private static final int PAGE = 200;

    /** Of one place and run, so that who reads a month of entries does not make others wait. */
    private static final int PAGES_IN_A_RUN = 20;

    private static final int RUNS_PER_WARNING = 120;
    private static final String RETRY_AFTER_S = "10";

    private final Set<LogTail> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock opening = new ReentrantLock();
    private boolean stopping; // guarded by 'opening'
    private int failedRuns;

    @Inject
    TailPages pages;

    @Inject
    LogWriter writer;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private record Place(UUID functionId, StoredPosition position) {}

    void onServerStarted(@Observes ServerStarted event) {
        executors.repeat("read tailed logs", READ_PERIOD, this::read);
        executors.repeat("look after the tails of logs", LOOK_PERIOD, this::lookAfter);
        executors.repeat("look whether tailed functions exist", EXISTENCE_PERIOD, this::endThoseOfDeletedFunctions);
    }

    void onServerStopping(@Observes ServerStopping event) {
        stop();
    }

    void onDeleted(@Observes(during = TransactionPhase.AFTER_SUCCESS) FunctionDeleted event) {
        endThoseOf(tail -> tail.functionId().equals(event.functionId()), "The function was deleted.");
    }

    /**
     * Begins a tail. Entries come at the earliest two seconds after they were stored, in the order in which they were.
     *
     * @param expires when the token of the caller does, and the tail ends; null if that is not known
     * @param readers makes the reader, on this thread, when nothing is refused any more; it is called on other threads from
     *     then on, until it is told the end or says that it is gone
     * @throws FunctionsException {@code NOT_FOUND}, {@code TAIL_LIMIT_REACHED}, or {@code VALIDATION_FAILED} if the position is
     *     none
     */
    public void open(
            Caller caller, UUID functionId, TailQuery query, @Nullable Instant expires, Supplier<TailReader> readers) {
        caller.require(Permission.FUNCTIONS_READ);
        writer.flush();
        StoredPosition start = pages.start(caller.siteId(), functionId, query);
        Instant now = clock.instant();
        Instant endsAt = now.plus(settings.duration(Setting.LOG_TAIL_DURATION_S));
        String why = "A tail ends after a while. Connect again with the id of the last event.";
        if (expires != null && expires.isBefore(endsAt)) {
            endsAt = expires;
            why = "The token has expired.";
        }
        LogTail tail;
        opening.lock();
        try {
            checkLimits(caller.siteId());
            tail = new LogTail(caller.siteId(), functionId, query, start, now, endsAt, why, readers.get());
            open.add(tail);
        } finally {
            opening.unlock();
        }
        tail.begin();
    }

    private void checkLimits(String siteId) {
        if (stopping) {
            throw new FunctionsException(ErrorCode.SERVER_BUSY, "The server is stopping. Repeat the request.");
        }
        int ofServer = settings.number(Setting.LOG_TAILS);
        int ofSite = settings.number(Setting.SITE_LOG_TAILS);
        if (ofSite(siteId) >= ofSite) {
            throw full("The site already has " + ofSite + " tails of logs open on this server, which is its limit.");
        }
        if (open.size() >= ofServer) {
            throw full("The server already serves " + ofServer + " tails of logs, which is its limit.");
        }
    }

    private static FunctionsException full(String sentence) {
        return new FunctionsException(
                ErrorCode.TAIL_LIMIT_REACHED,
                sentence + " Repeat the request later.",
                List.of(new Detail(Detail.RETRY_AFTER, RETRY_AFTER_S)));
    }

    /** Ends all tails and begins no other; called before the application stops to answer. */
    public void stop() {
        opening.lock();
        try {
            stopping = true;
        } finally {
            opening.unlock();
        }
        endThoseOf(tail -> true, "The server is stopping. Connect again with the id of the last event.");
    }

    /** Returns how many tails of a site are open. */
    public long ofSite(String siteId) {
        return open.stream().filter(tail -> tail.siteId().equals(siteId)).count();
    }

    /** Returns how many tails are open. */
    int size() {
        return open.size();
    }

    /** Gives the readers what was stored since; a database that is away is tried again with the next run. */
    void read() {
        if (open.isEmpty()) {
            return;
        }
        try {
            OffsetDateTime settledUntil = pages.settledUntil();
            boolean more = true;
            for (int i = 0; more && i < PAGES_IN_A_RUN; i++) {
                more = readOnce(settledUntil);
            }
            failedRuns = 0;
        } catch (RuntimeException failure) {
            if (failedRuns++ % RUNS_PER_WARNING == 0) {
                LOG.log(System.Logger.Level.WARNING, "Tailed logs could not be read; it is tried again.", failure);
            }
        }
    }

    private boolean readOnce(OffsetDateTime settledUntil) {
        Instant now = clock.instant();
        OffsetDateTime oldest = OffsetDateTime.now(clock).minus(settings.duration(Setting.LOG_RETENTION_HOURS));
        StoredPosition end = StoredPosition.endOf(settledUntil);
        Map<Place, List<LogTail>> places = open.stream()
                .filter(tail -> tail.hasRoom() && tail.position().compareTo(end) < 0)
                .collect(Collectors.groupingBy(tail -> new Place(tail.functionId(), tail.position())));
        boolean more = false;
        for (Map.Entry<Place, List<LogTail>> place : places.entrySet()) {
            List<StoredEntry> page =
                    pages.read(place.getKey().functionId(), place.getKey().position(), settledUntil, PAGE);
            boolean full = page.size() == PAGE;
            StoredPosition reached = full ? page.get(PAGE - 1).position() : end;
            place.getValue().forEach(tail -> tail.take(page, oldest, reached, now));
            more |= full;
        }
        return more;
    }

    /** Ends what lasted long enough, is stuck or gone, and keeps the others alive. */
    void lookAfter() {
        Instant now = clock.instant();
        open.removeIf(tail -> tail.isOver(now));
    }

    /** Another server may have deleted them. */
    void endThoseOfDeletedFunctions() {
        open.stream()
                .map(LogTail::functionId)
                .distinct()
                .filter(functionId -> !pages.exists(functionId))
                .forEach(deleted -> endThoseOf(tail -> tail.functionId().equals(deleted), "The function was deleted."));
    }

    private void endThoseOf(Predicate<LogTail> which, String why) {
        for (LogTail tail : open) {
            if (which.test(tail) && open.remove(tail)) {
                tail.end(why);
            }
        }
    }
}
