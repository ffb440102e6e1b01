// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.LogLevel;
import ee.functions.runtime.binding.LogSink;
import ee.functions.runtime.egress.EgressPolicy;
import ee.functions.runtime.engine.EventLoop;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.engine.PerInvocation;
import ee.functions.runtime.engine.Term;
import ee.functions.runtime.engine.ThrownValue;
import ee.functions.runtime.guard.Allowance;
import ee.functions.runtime.guard.Counts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What host functions may know of an instance, as it is at the moment they ask. */
final class LiveScope implements InstanceScope {

    private static final String UNCAUGHT = "Uncaught ";

    private record Line(LogLevel level, String message) {}

    private final FunctionHost host;
    private final Program program;
    private final EventLoop loop;
    private final List<Line> startLines = new ArrayList<>();
    private final List<Parts<?>> parts = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private Lane lane;

    LiveScope(FunctionHost host, Program program, EventLoop loop, Allowance first) {
        this.host = host;
        this.program = program;
        this.loop = loop;
        for (int index = 0; index < program.concurrency(); index++) {
            Counts counts = new Counts(host.settings().startLimits().quotas());
            CountedLog log = new CountedLog(counts, (level, message) -> startLines.add(new Line(level, message)));
            lanes.add(new Lane(index, index == 0 ? first : new Allowance(), counts, log));
        }
        this.lane = lanes.get(0);
    }

    /** The places for invocations. */
    List<Lane> lanes() {
        return lanes;
    }

    /** The lane of the invocation that what runs now belongs to. */
    Lane lane() {
        return lane;
    }

    /** What follows belongs to the invocation of that lane. */
    void enter(Lane entered) {
        lane = entered;
    }

    /** Lets an invocation into a lane; the first one of all into the first. */
    void begin(Lane taken, InvocationCall begun) {
        taken.begin(begun);
        if (taken.index() == 0) {
            for (Line line : startLines) {
                begun.log().write(line.level(), line.message());
            }
            startLines.clear();
        }
    }

    /** Lets go of what the invocation in a lane, or the module's top level, holds outside the script; no script may run. */
    synchronized void end(Lane left) {
        left.end();
        for (Parts<?> each : parts) {
            each.release(left);
        }
    }

    /** Lets go of all that the instance holds outside the script. */
    void end() {
        lanes.forEach(this::end);
    }

    /** Writes an error nobody caught to the console. */
    void report(ThrownValue error) {
        String text = error.stack();
        // Of what is no error the text says so itself.
        lane.log().writeUncaught(text.startsWith(UNCAUGHT) ? text : UNCAUGHT + text);
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
        return lane.call();
    }

    @Override
    public LogSink log() {
        return lane.log();
    }

    @Override
    public Counts counts() {
        return lane.counts();
    }

    @Override
    public <T> PerInvocation<T> perInvocation(Supplier<T> make, Consumer<T> release) {
        Parts<T> made = new Parts<>(make, release);
        parts.add(made);
        return made;
    }

    @Override
    public Term term() {
        return lane.term();
    }

    @Override
    public KvBinding kv() throws HostError {
        InvocationCall current = lane.call();
        if (current == null) {
            throw new HostError("Error", "The key-value store can be used inside the handler only.");
        }
        return current.kv();
    }

    @Override
    public Duration timeLeft() {
        return lane.allowance().left();
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

    /** What each lane has of its own. */
    private final class Parts<T> implements PerInvocation<T> {

        private final List<T> byLane;
        private final Consumer<T> release;

        Parts(Supplier<T> make, Consumer<T> release) {
            this.byLane = lanes.stream().map(each -> make.get()).toList();
            this.release = release;
        }

        @Override
        public T own() {
            return byLane.get(lane.index());
        }

        @Override
        public List<T> all() {
            if (byLane.size() == 1) {
                return byLane;
            }
            List<T> ownFirst = new ArrayList<>(byLane);
            Collections.swap(ownFirst, 0, lane.index());
            return ownFirst;
        }

        void release(Lane left) {
            release.accept(byLane.get(left.index()));
        }
    }
}
