// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.metric.DurationHistogram;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The idle instances of a server; thread-safe.
 *
 * <p>Per program a stack: the instance used last, whose code is warmest, is lent first. So a program has as many as it was
 * lent at once, and those that are not needed any more rest at the bottom until a {@linkplain #sweep sweep} suspends and ends
 * them, the earlier the fuller the heap. When the bound of all idle instances is reached, the one that has been idle longest
 * goes. Of a program that is kept warm so many instances stay, whatever the bound, and do not count for it; only when memory
 * is short they go, after the others.
 *
 * <p>An instance of a program that runs several invocations at a time is lent to as many borrowers, once no idle one is left.
 * It counts as one that is lent, and is idle when the last of them has given it back.
 */
public final class InstancePool {

    private final FunctionHost host;
    private final HostSettings settings;
    private final Object lock = new Object();
    private final Map<Program, Deque<PooledInstance>> idle = new HashMap<>();
    private final Set<PooledInstance> idleByAge = new LinkedHashSet<>();
    private final Set<PooledInstance> busy = new LinkedHashSet<>();
    private final Set<InstanceHistory> starting = new LinkedHashSet<>();
    /** Of the lent ones those that may be lent to several at a time. */
    private final Map<Program, Set<PooledInstance>> shared = new HashMap<>();

    private final Map<Program, Warmth> warm = new HashMap<>();
    private final DurationHistogram starts = new DurationHistogram();
    private final LongAdder failedStarts = new LongAdder();
    private boolean closed;

    /** How many instances of a program shall be ready or at work, and who is told when there are fewer. */
    private record Warmth(int instances, Runnable whenMissing) {}

    InstancePool(FunctionHost host, HostSettings settings) {
        this.host = host;
        this.settings = settings;
    }

    /**
     * Lends an instance of a program: an idle one, else one that has room for one more borrower, else a new one, whose module
     * is evaluated on the caller's thread.
     *
     * @throws InstanceStartFailed if the module's top level threw or took too long
     * @throws IllegalStateException if the host is closed
     */
    public Instance borrow(Program program) {
        synchronized (lock) {
            refuseIfClosed();
            PooledInstance instance = takeIdle(program);
            if (instance == null && program.concurrency() > 1) {
                instance = oneWithRoom(program);
            }
            if (instance != null) {
                return loan(instance);
            }
        }
        PooledInstance started;
        try {
            started = start(program);
        } catch (InstanceStartFailed e) {
            synchronized (lock) {
                refuseIfClosed(); // what starts is stopped then
            }
            throw e;
        }
        synchronized (lock) {
            if (!closed) {
                return loan(started);
            }
        }
        started.retire();
        throw hostIsClosed();
    }

    private Loan loan(PooledInstance instance) {
        lend(instance);
        instance.history().lent(host.clock().instant());
        return new Loan(this, instance);
    }

    /**
     * Asks that so many instances of a program be kept, from now on until its version is retired. It starts none: whoever
     * asks calls {@link #prepare} until that gives false, and again when told.
     *
     * @param instances how many, idle and lent ones together; 0 keeps none beyond the bounds of all
     * @param whenMissing told, on any thread, when fewer are left; it must be short
     */
    public void keepWarm(Program program, int instances, Runnable whenMissing) {
        synchronized (lock) {
            if (instances > 0 && !closed) {
                warm.put(program, new Warmth(instances, whenMissing));
            } else {
                warm.remove(program);
            }
        }
    }

    /**
     * Starts an instance of a program that is kept warm if one is missing and memory is not short; evaluates its module on
     * the caller's thread. Call it for one program on one thread at a time.
     *
     * @return whether one was started
     * @throws InstanceStartFailed if the module's top level threw or took too long
     */
    public boolean prepare(Program program) {
        synchronized (lock) {
            if (!isMissing(program)) {
                return false;
            }
        }
        if (host.isShortOfMemory()) {
            return false;
        }
        PooledInstance started = start(program);
        synchronized (lock) {
            if (!closed && warm.containsKey(program)) {
                lend(started);
            } else {
                started.occupancy().wearOut();
            }
        }
        rest(started, null);
        return true;
    }

    /**
     * Starts an instance of a program that has none and is starting none, unless memory is short; evaluates its module on the
     * caller's thread. Nobody is lent it.
     *
     * @return whether one was started
     * @throws InstanceStartFailed if the module's top level threw or took too long
     */
    public boolean startFirst(Program program) {
        synchronized (lock) {
            if (closed || live(program) > 0 || isStarting(program)) {
                return false;
            }
        }
        if (host.isShortOfMemory()) {
            return false;
        }
        PooledInstance started = start(program);
        synchronized (lock) {
            if (!closed) {
                lend(started);
            }
        }
        rest(started, null);
        return true;
    }

    private boolean isStarting(Program program) {
        return starting.stream().anyMatch(history -> history.program() == program);
    }

    /** How many instances of a program are idle or lent and may be lent again. */
    public int liveCount(Program program) {
        synchronized (lock) {
            return live(program);
        }
    }

    private int live(Program program) {
        int live = idleCount(program);
        for (PooledInstance instance : busy) {
            if (instance.program() == program && !instance.occupancy().isWorn()) {
                live++;
            }
        }
        return live;
    }

    private int idleCount(Program program) {
        Deque<PooledInstance> stack = idle.get(program);
        return stack == null ? 0 : stack.size();
    }

    private boolean isMissing(Program program) {
        Warmth wanted = warm.get(program);
        return !closed && wanted != null && live(program) < wanted.instances();
    }

    /** Drops the idle instances of a version; those that are lent go when they come back. */
    public void retire(String versionId) {
        List<PooledInstance> dropped = new ArrayList<>();
        synchronized (lock) {
            warm.keySet().removeIf(program -> program.versionId().equals(versionId));
            for (PooledInstance instance : idleByAge) {
                if (instance.program().versionId().equals(versionId)) {
                    dropped.add(instance);
                }
            }
            dropped.forEach(this::remove);
            for (PooledInstance instance : busy) {
                if (instance.program().versionId().equals(versionId)) {
                    instance.occupancy().wearOut();
                }
            }
        }
        dropped.forEach(PooledInstance::retire);
    }

    /**
     * Drops the half of the idle instances that has been idle longest, to give memory back; those that are kept warm only when
     * the others are not enough. Whoever finds that this did not help calls it again.
     */
    void dropIdle() {
        List<PooledInstance> dropped = new ArrayList<>();
        synchronized (lock) {
            int most = (idleByAge.size() + 1) / 2;
            List<PooledInstance> keptWarm = new ArrayList<>();
            for (PooledInstance instance : idleByAge) {
                (warm.containsKey(instance.program()) ? keptWarm : dropped).add(instance);
            }
            dropped.addAll(keptWarm);
            dropped.subList(most, dropped.size()).clear();
            dropped.forEach(this::remove);
        }
        dropped.forEach(PooledInstance::retire);
    }

    /**
     * Suspends the idle instances that have not been used for a while and ends those that have not for long, but as many of
     * a program stay as shall be kept warm. To be called again and again.
     *
     * @param suspendAfter how long an instance is idle before it is suspended
     * @param longest how long an instance is idle, suspended or not, before it ends while the heap has room; less and less
     *     from three quarters of what counts as full on, a tenth at the end
     */
    public void sweep(Duration suspendAfter, Duration longest) {
        Duration endAfter = longest.multipliedBy(host.idleTimePercent()).dividedBy(100);
        List<PooledInstance> ended = new ArrayList<>();
        synchronized (lock) {
            for (PooledInstance instance : List.copyOf(idleByAge)) {
                InstanceHistory history = instance.history();
                if (history.hasRested(endAfter) && idleCount(instance.program()) > warmCount(instance.program())) {
                    remove(instance);
                    ended.add(instance);
                } else if (history.hasRested(suspendAfter)) {
                    instance.occupancy().suspend();
                }
            }
        }
        ended.forEach(PooledInstance::retire);
    }

    /** The instances of a function that there are at this moment, oldest first, those that start included. */
    public List<InstanceSnapshot> list(String functionId) {
        List<InstanceSnapshot> found = new ArrayList<>();
        synchronized (lock) {
            for (InstanceHistory history : starting) {
                found.add(history.snapshot(InstanceState.STARTING));
            }
            for (Set<PooledInstance> instances : List.of(idleByAge, busy)) {
                for (PooledInstance instance : instances) {
                    found.add(instance.history().snapshot(instance.occupancy().state()));
                }
            }
        }
        found.removeIf(instance -> !instance.functionId().equals(functionId));
        found.sort(Comparator.comparing(InstanceSnapshot::createdAt).thenComparing(InstanceSnapshot::id));
        return found;
    }

    /** How many instances wait for an invocation. */
    public int idleCount() {
        synchronized (lock) {
            return idleByAge.size();
        }
    }

    /** The instances at this moment, and how many were started so far. */
    public PoolFigures figures() {
        int suspended = 0;
        synchronized (lock) {
            for (PooledInstance instance : idleByAge) {
                if (instance.occupancy().state() == InstanceState.SUSPENDED) {
                    suspended++;
                }
            }
            return new PoolFigures(
                    idleByAge.size() - suspended,
                    suspended,
                    busy.size(),
                    starting.size(),
                    starts.read(),
                    failedStarts.sum());
        }
    }

    /** How many instances are lent, each once, to however many borrowers. */
    public int busyCount() {
        synchronized (lock) {
            return busy.size();
        }
    }

    /** Takes an instance back from one borrower, whose last invocation is given, null if there was none. */
    void takeBack(PooledInstance instance, @Nullable Run last) {
        synchronized (lock) {
            instance.history().givenBack(host.clock().instant());
        }
        rest(instance, last);
    }

    private void rest(PooledInstance instance, @Nullable Run last) {
        PooledInstance surplus = null;
        Runnable told = null;
        synchronized (lock) {
            Occupancy.Next next = instance.occupancy().giveBack(last);
            if (!closed && next == Occupancy.Next.SHARED) {
                return;
            }
            if (!closed && next == Occupancy.Next.RUNS_OUT) {
                told = whoMisses(instance.program());
            } else if (closed || next == Occupancy.Next.ENDS) {
                noLongerLent(instance);
                surplus = instance;
            } else {
                noLongerLent(instance);
                Deque<PooledInstance> stack = idle.computeIfAbsent(instance.program(), program -> new ArrayDeque<>());
                stack.push(instance);
                idleByAge.add(instance);
                instance.history().rests();
                surplus = surplus();
                if (surplus != null) {
                    remove(surplus);
                }
            }
            if (surplus != null) {
                told = whoMisses(surplus.program());
            }
        }
        if (surplus != null) {
            surplus.retire();
            leaveNothing();
        }
        if (told != null) {
            told.run();
        }
    }

    private PooledInstance start(Program program) {
        InstanceHistory history = new InstanceHistory(program, host.clock().instant());
        synchronized (lock) {
            starting.add(history);
        }
        long began = System.nanoTime();
        boolean started = false;
        try {
            PooledInstance instance = PooledInstance.start(host, history);
            started = true;
            return instance;
        } finally {
            starts.add(System.nanoTime() - began);
            if (!started) {
                failedStarts.increment();
            }
            synchronized (lock) {
                starting.remove(history);
            }
            leaveNothing();
        }
    }

    /** What ran on while the host was closed has left traces in the engine again. */
    private void leaveNothing() {
        synchronized (lock) {
            if (!closed) {
                return;
            }
        }
        host.closeEngines();
    }

    private @Nullable Runnable whoMisses(Program program) {
        Warmth wanted = warm.get(program);
        return wanted != null && isMissing(program) ? wanted.whenMissing() : null;
    }

    /** The instance that has to go now that one more is idle, null if none has to. */
    private @Nullable PooledInstance surplus() {
        int beyond = idleByAge.size() - settings.idleInstances();
        if (beyond <= 0) {
            return null;
        }
        for (Program kept : warm.keySet()) {
            beyond -= Math.min(idleCount(kept), warmCount(kept));
        }
        if (beyond > 0) {
            for (PooledInstance oldest : idleByAge) {
                if (idleCount(oldest.program()) > warmCount(oldest.program())) {
                    return oldest;
                }
            }
        }
        return null;
    }

    private int warmCount(Program program) {
        Warmth wanted = warm.get(program);
        return wanted == null ? 0 : wanted.instances();
    }

    void close() {
        List<PooledInstance> dropped;
        synchronized (lock) {
            closed = true;
            dropped = new ArrayList<>(idleByAge);
            dropped.addAll(busy);
            warm.clear();
            idle.clear();
            idleByAge.clear();
            // One that does not end must not keep all others in memory.
            busy.clear();
            shared.clear();
        }
        dropped.forEach(PooledInstance::shutDown);
    }

    private void refuseIfClosed() {
        if (closed) {
            throw hostIsClosed();
        }
    }

    private static IllegalStateException hostIsClosed() {
        return new IllegalStateException("The function host is closed.");
    }

    private @Nullable PooledInstance takeIdle(Program program) {
        Deque<PooledInstance> stack = idle.get(program);
        if (stack == null) {
            return null;
        }
        PooledInstance instance = stack.getFirst();
        remove(instance);
        return instance;
    }

    private @Nullable PooledInstance oneWithRoom(Program program) {
        for (PooledInstance instance : shared.getOrDefault(program, Set.of())) {
            if (instance.occupancy().hasRoom()) {
                return instance;
            }
        }
        return null;
    }

    private void lend(PooledInstance instance) {
        instance.occupancy().lend();
        busy.add(instance);
        if (instance.program().concurrency() > 1) {
            shared.computeIfAbsent(instance.program(), program -> new LinkedHashSet<>())
                    .add(instance);
        }
    }

    private void noLongerLent(PooledInstance instance) {
        busy.remove(instance);
        Set<PooledInstance> others = shared.get(instance.program());
        if (others != null) {
            others.remove(instance);
            if (others.isEmpty()) {
                shared.remove(instance.program());
            }
        }
    }

    private void remove(PooledInstance instance) {
        idleByAge.remove(instance);
        Deque<PooledInstance> stack = idle.get(instance.program());
        if (stack != null) {
            stack.remove(instance);
            if (stack.isEmpty()) {
                idle.remove(instance.program());
            }
        }
    }
}
