// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts the invocations of each function by each tag on this server and holds them to the scaling policy: so many are in progress,
 * so many of them run, the others wait in their order. Only invocations that have a limit are counted, and only functions with such
 * invocations in progress are remembered; each has a lock of its own.
 */
@ApplicationScoped
public class FunctionPermits {
    private final ConcurrentMap<Key, FunctionGate> gates = new ConcurrentHashMap<>();

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    private record Key(UUID functionId, String tag) {}

    /**
     * Returns a place among the invocations in progress, to be closed when the invocation has ended.
     *
     * @param limits as they are now; they count for all invocations of the function by the tag from now on, those that wait included
     * @throws ee.functions.ejb.error.FunctionsException {@code REQUESTS_LIMIT_REACHED} naming the limit
     */
    public Admission admit(UUID functionId, String tag, ScalingLimits limits) {
        Key key = new Key(functionId, tag);
        if (limits.isNone()) {
            FunctionGate limitedBefore = gates.get(key);
            if (limitedBefore != null) {
                limitedBefore.limit(limits);
            }
            return Admission.UNLIMITED;
        }
        while (true) {
            Admission admission = gates.computeIfAbsent(key, this::gate).admit(limits);
            if (admission != null) {
                return admission;
            }
            Thread.onSpinWait(); // the gate was forgotten this moment; the next look makes a new one
        }
    }

    /** Returns how many counted invocations of a function by a tag are in progress. */
    public int inProgress(UUID functionId, String tag) {
        FunctionGate gate = gates.get(new Key(functionId, tag));
        return gate == null ? 0 : gate.inProgress();
    }

    /** Returns how many invocations wait for an instance by their scaling policies, of all functions. */
    public int waiting() {
        return gates.values().stream().mapToInt(FunctionGate::waiting).sum();
    }

    /** Returns for how many functions and tags invocations are counted now. */
    int gates() {
        return gates.size();
    }

    /** Invocations that wait when the server stops would wait for instances that nobody gives back. */
    void onStopping(@Observes ServerStopping event) {
        gates.values().forEach(FunctionGate::stop);
    }

    private FunctionGate gate(Key key) {
        return new FunctionGate(
                executors, settings.duration(Setting.SCALING_QUEUE_TIME_LIMIT_MS), empty -> gates.remove(key, empty));
    }
}
