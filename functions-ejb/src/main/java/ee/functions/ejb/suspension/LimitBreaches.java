// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.suspension;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The rule: a function of which more than {@code functions.suspension.breaches} invocations exceeded a limit of time or
 * memory within {@code functions.suspension.window-s} on this server is suspended for {@code functions.suspension.duration-s}.
 * It is counted in memory, a moment per breach and at most as many as are allowed; functions that keep their limits cost
 * nothing, and what is older than the window is dropped.
 */
@ApplicationScoped
public class LimitBreaches {
    private static final System.Logger LOG = System.getLogger(LimitBreaches.class.getName());

    private final ConcurrentMap<UUID, Deque<Instant>> byFunction = new ConcurrentHashMap<>();

    @Inject
    SuspensionService suspensions;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * Counts an invocation that was stopped at a limit. The caller does not wait for what follows from it; never throws.
     *
     * @param limit a sentence on the limit and its value
     */
    public void add(UUID functionId, UUID invocationId, String limit) {
        int allowed = settings.number(Setting.SUSPENSION_BREACHES);
        if (allowed == 0) {
            return;
        }
        Instant now = clock.instant();
        Instant oldest = now.minus(settings.duration(Setting.SUSPENSION_WINDOW_S));
        Deque<Instant> counted =
                byFunction.compute(functionId, (id, before) -> withOneMore(before, allowed, now, oldest));
        if (counted == null) {
            suspend(functionId, invocationId, allowed, limit);
        } else if (counted.getFirst().equals(now)) {
            forgetBefore(oldest);
        }
    }

    /** Returns how many functions have breaches that are remembered. */
    int functions() {
        return byFunction.size();
    }

    /** Returns the moments of the window with this one, or null when that is one too many: then counting starts anew. */
    private static @Nullable Deque<Instant> withOneMore(
            @Nullable Deque<Instant> before, int allowed, Instant now, Instant oldest) {
        Deque<Instant> moments = before == null ? new ArrayDeque<>() : before;
        while (!moments.isEmpty() && moments.getFirst().isBefore(oldest)) {
            moments.removeFirst();
        }
        if (moments.size() >= allowed) {
            return null;
        }
        moments.addLast(now);
        return moments;
    }

    /** Whenever a function is counted first, those that have kept their limits since go; each under the lock of its entry. */
    private void forgetBefore(Instant oldest) {
        for (UUID functionId : byFunction.keySet()) {
            byFunction.computeIfPresent(
                    functionId, (id, moments) -> moments.getLast().isBefore(oldest) ? null : moments);
        }
    }

    private void suspend(UUID functionId, UUID invocationId, int allowed, String limit) {
        Duration window = settings.duration(Setting.SUSPENSION_WINDOW_S);
        String reason = String.format(
                Locale.ROOT,
                "More than %,d invocations exceeded a limit within %,d seconds; the last one: %s",
                allowed,
                window.toSeconds(),
                limit);
        try {
            executors.io().execute(() -> suspendNow(functionId, invocationId, reason));
        } catch (RejectedExecutionException | IllegalStateException busyOrStopping) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Function " + functionId + " could not be suspended now and is counted anew. " + reason);
        }
    }

    private void suspendNow(UUID functionId, UUID invocationId, String reason) {
        try {
            suspensions.suspendByRule(
                    functionId, invocationId, reason, settings.duration(Setting.SUSPENSION_DURATION_S));
            LOG.log(System.Logger.Level.INFO, "Function " + functionId + " is suspended. " + reason);
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "Function " + functionId + " could not be suspended", failure);
        }
    }
}
