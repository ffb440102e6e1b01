// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.LogLevel;
import ee.functions.runtime.binding.LogSink;
import ee.functions.runtime.egress.EgressPolicy;
import ee.functions.runtime.engine.EventLoop;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.engine.ThrownValue;
import ee.functions.runtime.guard.Budget;
import ee.functions.runtime.guard.Counts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What host functions may know of an instance, as it is at the moment they ask. */
final class LiveScope implements InstanceScope {

    private static final String UNCAUGHT = "Uncaught ";

    private record Line(LogLevel level, String message) {}

    private final FunctionHost host;
    private final Program program;
    private final EventLoop loop;
    private final Budget budget;
    private final List<Line> startLines = new ArrayList<>();
    private final List<Runnable> releases = new ArrayList<>();
    private Counts counts;
    private CountedLog log;
    private volatile @Nullable InvocationCall call;

    LiveScope(FunctionHost host, Program program, EventLoop loop, Budget budget) {
        this.host = host;
        this.program = program;
        this.loop = loop;
        this.budget = budget;
        this.counts = new Counts(host.settings().startLimits().quotas());
        this.log = new CountedLog(counts, (level, message) -> startLines.add(new Line(level, message)));
    }

    void begin(InvocationCall begun) {
        counts = new Counts(begun.limits().quotas());
        log = new CountedLog(counts, begun.log());
        call = begun;
        for (Line line : startLines) {
            begun.log().write(line.level(), line.message());
        }
        startLines.clear();
    }

    /** Lets go of what the invocation, or the module's top level, holds outside the script; no script may run. */
    synchronized void end() {
        call = null;
        releases.forEach(Runnable::run);
    }

    /** Writes an error nobody caught to the console. */
    void report(ThrownValue error) {
        String text = error.stack();
        // Of what is no error the text says so itself.
        log.writeUncaught(text.startsWith(UNCAUGHT) ? text : UNCAUGHT + text);
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
        return log;
    }

    @Override
    public Counts counts() {
        return counts;
    }

    @Override
    public void atEnd(Runnable release) {
        releases.add(release);
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
        return budget.left();
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
