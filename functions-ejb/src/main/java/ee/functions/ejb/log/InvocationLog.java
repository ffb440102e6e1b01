// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import ee.functions.ejb.limit.Utf8;
import ee.functions.runtime.binding.LogLevel;
import ee.functions.runtime.binding.LogSink;
import ee.functions.runtime.guard.Usage;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The log of one invocation: a START line, what the function writes to its console, errors, an END line. Any thread may
 * write. A line after the END line is possible: a function may go on for a moment after it has answered.
 */
public final class InvocationLog implements LogSink {
    static final String SYSTEM = "SYSTEM";

    private final LogWriter writer;
    private final InvocationKey invocation;
    private final Clock clock;
    private final int messageBytes;
    private final AtomicBoolean started = new AtomicBoolean();

    InvocationLog(LogWriter writer, InvocationKey invocation, Clock clock, int messageBytes) {
        this.writer = writer;
        this.invocation = invocation;
        this.clock = clock;
        this.messageBytes = messageBytes;
    }

    /** Writes the START line, the first time this is called. */
    public void started() {
        if (started.compareAndSet(false, true)) {
            line(
                    SYSTEM,
                    "START function invoke, invocation " + invocation.invocationId() + ", version "
                            + invocation.versionId());
        }
    }

    @Override
    public void write(LogLevel level, String message) {
        line(level.name(), message);
    }

    /** Writes an error that the function did not catch, or that ended the invocation. */
    public void failed(String message) {
        line(LogLevel.ERROR.name(), message);
    }

    /**
     * Writes the END line.
     *
     * @param usage what the handler has used, null if it was not called
     */
    public void ended(String outcome, int status, long durationMs, @Nullable Usage usage) {
        line(
                SYSTEM,
                "END function invoke, invocation " + invocation.invocationId() + ", outcome " + outcome + ", status "
                        + status + ", duration " + durationMs + " ms"
                        + (usage == null
                                ? ""
                                : ", CPU time " + TimeUnit.NANOSECONDS.toMillis(usage.cpuNanos()) + " ms"));
    }

    private void line(String level, String message) {
        writer.write(new LogLine(invocation, OffsetDateTime.now(clock), level, Utf8.cut(message, messageBytes)));
    }
}
