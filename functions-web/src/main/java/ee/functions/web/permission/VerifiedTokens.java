// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that the container has verified a short while ago, and whose they are. A token is known until it expires or the window
 * is over, whichever is first; one that was refused never is. Holds a hash of each token, never its text. Thread-safe: looking
 * up takes no lock.
 *
 * <p>There are two generations. When the young one has half of all there may be, or is older than the window, it becomes the old one
 * and what was old is forgotten. So a token goes too early only if half of all there may be came after it.
 */
final class VerifiedTokens {
    private final long windowMillis;
    private final int generationSize;
    private final Clock clock;
    private volatile Generations generations;

    /** What a token says, from when to when it counts without asking again. */
    private record Known(Identity identity, long from, long until) {}

    /** The two and when the young one began; only itself is equal to it. */
    private static final class Generations {
        final Map<TokenKey, Known> young = new ConcurrentHashMap<>();
        final Map<TokenKey, Known> old;
        final long since;

        Generations(Map<TokenKey, Known> old, long since) {
            this.old = old;
            this.since = since;
        }
    }

    /**
     * @param window how long a verified token counts as one; zero keeps none
     * @param maximum how many tokens there may be, at least two
     */
    VerifiedTokens(Duration window, int maximum, Clock clock) {
        this.windowMillis = window.toMillis();
        this.generationSize = maximum / 2;
        this.clock = clock;
        this.generations = new Generations(Map.of(), clock.instant().toEpochMilli());
    }

    /** Returns one that keeps nothing. */
    static VerifiedTokens none() {
        return new VerifiedTokens(Duration.ZERO, 2, Clock.systemUTC());
    }

    /** Returns whether there is nothing to look for or to keep. */
    boolean isOff() {
        return windowMillis == 0;
    }

    /** Returns whose token it is, null if that must be verified. */
    @Nullable
    Identity find(TokenKey key) {
        Generations now = generations;
        Known known = now.young.get(key);
        if (known == null) {
            known = now.old.get(key);
        }
        if (known == null) {
            return null;
        }
        long time = clock.instant().toEpochMilli(); // a clock of microseconds has no millis() in Java 17
        // A clock that was set back must not make a token last longer.
        return time >= known.from() && time < known.until() ? known.identity() : null;
    }

    /**
     * Keeps whose token it is; not if the token does not say when it expires, because nobody knows then for how long that may be.
     *
     * @param verified a time not after the verification
     */
    void keep(TokenKey key, Identity identity, Instant verified) {
        Instant expiry = identity.expiry();
        if (isOff() || expiry == null) {
            return;
        }
        long from = verified.toEpochMilli();
        long until = Math.min(from + windowMillis, expiry.toEpochMilli());
        if (until <= from) {
            return;
        }
        Generations now = generations;
        now.young.put(key, new Known(identity, from, until));
        if (now.young.size() >= generationSize || from - now.since >= windowMillis) {
            age(now, from);
        }
    }

    private synchronized void age(Generations full, long since) {
        if (generations == full) { // else another thread has done it
            generations = new Generations(full.young, since);
        }
    }

    /** Returns how many tokens are held, those that no longer count among them. */
    int size() {
        Generations now = generations;
        return now.young.size() + now.old.size();
    }
}
