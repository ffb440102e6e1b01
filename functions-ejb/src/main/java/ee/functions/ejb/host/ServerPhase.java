// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where this server stands between its start and its stop. Any thread may ask. */
@ApplicationScoped
public class ServerPhase {
    /** The parts of the life of a server, in their order. */
    public enum Phase {
        /** The schema, the JavaScript host or something else is not ready yet. */
        STARTING,
        /** Everything is ready. */
        STARTED,
        /** It takes no new work. */
        STOPPING
    }

    private volatile Phase phase = Phase.STARTING;
    private volatile boolean migrated;
    private volatile @Nullable Instant startedAt;

    /** Returns where the server stands. */
    public Phase now() {
        return phase;
    }

    /** Returns whether the schema was brought up to date, or checked, as the setting {@code functions.database.migration} says. */
    public boolean isMigrated() {
        return migrated;
    }

    /** Returns when the start had ended, empty before. */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /** Notes that the schema is ready. */
    void migrated() {
        migrated = true;
    }

    /** Notes that everything is ready. */
    void started(Instant at) {
        startedAt = at;
        phase = Phase.STARTED;
    }

    /** Notes that the server begins to stop. */
    void stopping() {
        phase = Phase.STOPPING;
    }
}
