// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.LogLevel;
import ee.functions.runtime.binding.LogSink;
import ee.functions.runtime.egress.EgressPolicy;
import ee.functions.runtime.engine.Errors;
import ee.functions.runtime.engine.EventLoop;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.guard.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What host functions may know of an instance, as it is at the moment they ask. */
final class LiveScope implements InstanceScope {

    private static final int MOST_START_LINES = 1_000;
    private static final String UNCAUGHT = "Uncaught ";

    private record Line(LogLevel level, String message) {}

    private final FunctionHost host;
    private final Program program;
    private final EventLoop loop;
    private final Deadline deadline;
    private final List<Line> startLines = new ArrayList<>();
    private volatile @Nullable InvocationCall call;

    LiveScope(FunctionHost host, Program program, EventLoop loop, Deadline deadline) {
        this.host = host;
        this.program = program;
        this.loop = loop;
        this.deadline = deadline;
    }

    void begin(InvocationCall begun) {
        call = begun;
        for (Line line : startLines) {
            begun.log().write(line.level(), line.message());
        }
        startLines.clear();
    }

    void end() {
        call = null;
    }

    /** Writes an error nobody caught to the console. */
    void report(Errors.Description error) {
        String text = error.stack();
        // Of what is no error the text says so itself.
        log().write(LogLevel.ERROR, text.startsWith(UNCAUGHT) ? text : UNCAUGHT + text);
    }

    @Override
    public String versionId() {
        return program.versionId();
    }

    @Override
    public String functionId() {
        return program.functionId();
    }

    @Override
    public String siteId() {
        return program.siteId();
    }

    @Override
    public LocalDate compatibilityDate() {
        return program.compatibilityDate();
    }

    @Override
    public Map<String, String> environment() {
        return program.environment();
    }

    @Override
    public @Nullable InvocationCall invocation() {
        return call;
    }

    @Override
    public LogSink log() {
        InvocationCall current = call;
        return current != null ? current.log() : this::keep;
    }

    private void keep(LogLevel level, String message) {
        if (startLines.size() < MOST_START_LINES) {
            startLines.add(new Line(level, message));
        }
    }

    @Override
    public KvBinding kv() throws HostError {
        InvocationCall current = call;
        if (current == null) {
            throw new HostError("Error", "The key-value store can be used inside the handler only.");
        }
        return current.kv();
    }

    @Override
    public Duration timeLeft() {
        return deadline.left();
    }

    @Override
    public EventLoop eventLoop() {
        return loop;
    }

    @Override
    public HostExecutors executors() {
        return host.executors();
    }

    @Override
    public EgressPolicy egress() {
        return host.egress();
    }

    @Override
    public Clock clock() {
        return host.clock();
    }
}
