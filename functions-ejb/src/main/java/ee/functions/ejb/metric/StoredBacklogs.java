// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.metric;

import ee.functions.ejb.async.AsyncStore;
import ee.functions.ejb.health.RecentAnswer;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.stream.StreamOutbox;
import ee.functions.ejb.stream.StreamStore;
import ee.functions.jpa.async.AsyncBacklog;
import ee.functions.jpa.outbox.OutboxBacklog;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What waits in the database, for all servers together. Counting it reads indexes, so it is done at most four times a minute,
 * however often a server is scraped; a database that does not answer leaves it out.
 */
@ApplicationScoped
public class StoredBacklogs {
    private static final Duration COUNTS_FOR = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    /**
     * What waits.
     *
     * @param outbox messages for the broker of the event stream, null if there is no stream
     * @param async asynchronous invocations
     */
    public record Backlogs(@Nullable OutboxBacklog outbox, AsyncBacklog async) {}

    @Inject
    StreamOutbox outbox;

    @Inject
    StreamStore stream;

    @Inject
    AsyncStore async;

    @Inject
    ServerExecutors executors;

    private @Nullable RecentAnswer<Optional<Backlogs>> counted;

    @PostConstruct
    void prepare() {
        counted = new RecentAnswer<>(executors.io(), COUNTS_FOR, LONGEST_WAIT, this::count, Optional.empty());
    }

    /** Returns what waits, empty if the database does not tell. */
    public Optional<Backlogs> read() {
        RecentAnswer<Optional<Backlogs>> answer = counted;
        return answer == null ? Optional.empty() : answer.get();
    }

    private Optional<Backlogs> count() {
        return Optional.of(new Backlogs(outbox.isOn() ? stream.backlog() : null, async.backlog()));
    }
}
