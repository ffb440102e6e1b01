// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.metric.DurationHistogram;
import ee.functions.runtime.metric.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the invocations of this server since its start. Counting takes no lock and allocates nothing, but for the first
 * invocation of a function that has counts of its own ({@code functions.metrics.function-count}).
 */
@ApplicationScoped
public class InvocationMeter {
    private final Map<EngineKind, OfEngine> engines = new EnumMap<>(EngineKind.class);
    private final Tally<Outcome> ofNoEngine = new Tally<>(Outcome.class);
    private final Tally<ErrorCode> failed = new Tally<>(ErrorCode.class);
    private final ConcurrentMap<UUID, OfFunction> functions = new ConcurrentHashMap<>();

    @Inject
    Settings settings;

    private record OfEngine(Tally<Outcome> ended, DurationHistogram durations) {}

    private record OfFunction(String siteId, Tally<Outcome> ended) {}

    /** Makes one in which nothing is counted yet. */
    public InvocationMeter() {
        for (EngineKind engine : EngineKind.values()) {
            engines.put(engine, new OfEngine(new Tally<>(Outcome.class), new DurationHistogram()));
        }
    }

    /** Counts an invocation that no handler answered, by what it failed with. */
    void failed(Invocation invocation, ErrorCode code) {
        failed.add(code);
        ended(invocation, Outcome.of(code));
    }

    /** Counts an invocation. Those that came to no engine have no duration: none of their function's code ran. */
    void ended(Invocation invocation, Outcome outcome) {
        EngineKind engine = invocation.engine();
        OfEngine own = engine == null ? null : engines.get(engine);
        if (own == null) {
            ofNoEngine.add(outcome);
        } else {
            own.ended().add(outcome);
            own.durations().add(invocation.durationNanos());
        }
        TargetFunction function = invocation.function();
        OfFunction ofFunction = function == null ? null : of(function);
        if (ofFunction != null) {
            ofFunction.ended().add(outcome);
        }
    }

    /** Returns the counts of a function, null if it has none of its own. */
    private @Nullable OfFunction of(TargetFunction function) {
        int most = settings.number(Setting.METRICS_FUNCTION_COUNT);
        if (most == 0) {
            return null;
        }
        OfFunction own = functions.get(function.functionId());
        if (own == null && functions.size() < most) {
            own = functions.computeIfAbsent(
                    function.functionId(), id -> new OfFunction(function.siteId(), new Tally<>(Outcome.class)));
        }
        return own;
    }

    /** Returns how many invocations ended in which way, on which engine; every way is there. */
    public List<EndedInvocations> ended() {
        List<EndedInvocations> all = new ArrayList<>();
        engines.forEach((engine, own) ->
                own.ended().read().forEach((outcome, count) -> all.add(new EndedInvocations(outcome, engine, count))));
        ofNoEngine.read().forEach((outcome, count) -> all.add(new EndedInvocations(outcome, null, count)));
        return all;
    }

    /** Returns how many invocations failed with which error; those that none failed with are left out. */
    public Map<ErrorCode, Long> failed() {
        Map<ErrorCode, Long> counts = failed.read();
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** Returns how long the invocations took that came to an engine. */
    public Map<EngineKind, DurationHistogram.Reading> durations() {
        Map<EngineKind, DurationHistogram.Reading> all = new EnumMap<>(EngineKind.class);
        engines.forEach((engine, own) -> all.put(engine, own.durations().read()));
        return all;
    }

    /** Returns the counts of the functions that have their own; none unless {@code functions.metrics.function-count} is set. */
    public List<FunctionInvocations> byFunction() {
        List<FunctionInvocations> all = new ArrayList<>();
        functions.forEach((functionId, own) -> own.ended().read().forEach((outcome, count) -> {
            if (count > 0) {
                all.add(new FunctionInvocations(own.siteId(), functionId, outcome, count));
            }
        }));
        return all;
    }
}
