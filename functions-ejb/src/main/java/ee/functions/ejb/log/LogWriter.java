// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopped;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of log entries and invocation records. They are written behind, every half second or as soon as the buffer
 * of {@code functions.log.buffer-entries} is half full. When it is full, callers are slowed; nothing is dropped. A batch that
 * the database does not take is kept and tried again.
 */
@ApplicationScoped
public class LogWriter {
    private static final System.Logger LOG = System.getLogger(LogWriter.class.getName());
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final int BATCH = 500;
    private static final int ATTEMPTS_TOGETHER = 3;
    private static final int ATTEMPTS_PER_WARNING = 120;

    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean flushAsked = new AtomicBoolean();
    private final LongAdder lost = new LongAdder();

    @Inject
    LogStore store;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private @Nullable LogBuffer waiting;
    private List<LogEvent> kept = new ArrayList<>(); // guarded by 'writing': taken from the buffer, not stored yet
    private int attempts; // guarded by 'writing'

    @PostConstruct
    void prepare() {
        waiting = new LogBuffer(settings.number(Setting.LOG_BUFFER_ENTRIES));
    }

    void onServerStarted(@Observes ServerStarted event) {
        executors.repeat("write log entries", PERIOD, this::flush);
    }

    void onServerStopped(@Observes ServerStopped event) {
        buffer().release();
        flush();
        if (buffer().size() > 0) {
            lost.add(buffer().size());
            LOG.log(
                    System.Logger.Level.ERROR,
                    buffer().size() + " log entries and invocation records could not be stored before the stop.");
        }
    }

    /** Returns the log of one invocation. */
    public InvocationLog open(InvocationKey invocation) {
        return new InvocationLog(this, invocation, clock, settings.number(Setting.LOG_MESSAGE_BYTES));
    }

    /** Takes an event; returns at once unless the buffer is full. */
    public void write(LogEvent event) {
        LogBuffer buffer = buffer();
        if (buffer.isHalfFull()) {
            flushSoon();
        }
        buffer.add(event);
    }

    /**
     * Tells whether the database falls behind. What is large and not needed is then left out of events, so that waiting takes
     * a bounded part of memory.
     */
    public boolean isBehind() {
        return buffer().isHalfFull();
    }

    /** Returns how full the buffer is at this moment, and how much was given up since the start. */
    public LogBufferFigures figures() {
        return new LogBufferFigures(buffer().size(), settings.number(Setting.LOG_BUFFER_ENTRIES), lost.sum());
    }

    /**
     * Stores what waited when this was called. If the database does not take it, it goes on waiting; the failure is logged,
     * not thrown.
     */
    public void flush() {
        writing.lock();
        try {
            int left = buffer().size();
            while (left > 0) {
                int stored = storeBatch();
                if (stored == 0) {
                    return;
                }
                left -= stored;
            }
        } finally {
            writing.unlock();
        }
    }

    private int storeBatch() {
        kept.addAll(buffer().take(BATCH - kept.size()));
        if (kept.isEmpty()) {
            return 0;
        }
        int before = kept.size();
        if (attempts < ATTEMPTS_TOGETHER) {
            storeTogether();
        } else {
            storeOneByOne();
        }
        int stored = before - kept.size();
        buffer().done(stored);
        return stored;
    }

    private void storeTogether() {
        try {
            store.store(kept);
            kept = new ArrayList<>();
            attempts = 0;
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    /**
     * Finds out whether one event or the whole database is at fault. If others can be stored, what cannot is given up with an
     * error; if nothing can, the database is down and all is kept. The suspects move to the end, so that the next attempt
     * begins with others.
     */
    private void storeOneByOne() {
        List<LogEvent> untried = new ArrayList<>(kept);
        List<LogEvent> refused = new ArrayList<>();
        boolean databaseAnswers = false;
        RuntimeException reason = new IllegalStateException("nothing was tried");
        while (!untried.isEmpty() && (databaseAnswers || refused.size() < ATTEMPTS_TOGETHER)) {
            LogEvent event = untried.remove(0);
            try {
                store.store(List.of(event));
                databaseAnswers = true;
            } catch (RuntimeException failure) {
                refused.add(event);
                reason = failure;
            }
        }
        kept = untried;
        if (!databaseAnswers) {
            kept.addAll(refused);
            failed(reason);
            return;
        }
        attempts = 0;
        if (!refused.isEmpty()) {
            lost.add(refused.size());
            LOG.log(
                    System.Logger.Level.ERROR,
                    refused.size() + " log events were given up: the database takes others, but not them.",
                    reason);
        }
    }

    // Flushes come twice a second: one line a minute is enough to say that the database is still away.
    private void failed(RuntimeException failure) {
        if (attempts % ATTEMPTS_PER_WARNING == 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    buffer().size() + " log entries and invocation records could not be stored and are kept.",
                    failure);
        }
        attempts++;
    }

    private void flushSoon() {
        if (flushAsked.compareAndSet(false, true)) {
            try {
                executors.io().execute(() -> {
                    flushAsked.set(false);
                    flush();
                });
            } catch (RejectedExecutionException busy) {
                flushAsked.set(false);
            }
        }
    }

    private LogBuffer buffer() {
        LogBuffer buffer = waiting;
        if (buffer == null) {
            throw new IllegalStateException("The log writer is not open yet.");
        }
        return buffer;
    }
}
