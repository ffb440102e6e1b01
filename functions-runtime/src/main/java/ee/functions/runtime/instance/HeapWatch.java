// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import ee.functions.runtime.guard.ServerMemory;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Watches the heap of the server by what each garbage collection leaves. Thread-safe.
 *
 * <p>While that is more than the given part of the heap, memory is short: with each collection half of the idle instances are
 * dropped, and invocations that have allocated much are stopped. The bound for them halves with each further collection that
 * helps too little, so that in the end those go that are to blame.
 *
 * <p>It looks by itself, again and again, and whenever a script asks: the JVM also notifies of collections, but leaves out
 * whoever comes after a listener that fails, and servers have such listeners.
 */
final class HeapWatch implements ServerMemory, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HeapWatch.class.getName());

    /** An invocation that allocated less than this part of what an instance may hold is never to blame. */
    private static final int LEAST_PART = 16;

    /** From this part of what is enough on, in percent, idle instances have less time. */
    private static final int ROOMY_PERCENT = 75;

    private static final int LEAST_IDLE_TIME_PERCENT = 10;

    private static final long BETWEEN_LOOKS_NANOS = 10_000_000;
    private static final long BETWEEN_RELIEFS_MILLIS = 200;
    private static final long BETWEEN_WARNINGS_NANOS = 60_000_000_000L;

    private final long enough;
    private final long firstBound;
    private final Runnable relief;
    private final Set<String> heapPools;
    private final List<GarbageCollectorMXBean> collectors;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private final AtomicBoolean reliefDue = new AtomicBoolean();
    private final Future<?> looking;
    private volatile long bytesSpared = Long.MAX_VALUE;
    private volatile long inUse;
    private long collections;
    private long lastWarning = System.nanoTime() - BETWEEN_WARNINGS_NANOS - 1;

    /**
     * Begins to watch.
     *
     * @param heapPercent how much of the heap may be in use after a garbage collection
     * @param firstBound how many bytes an invocation may have allocated when memory gets short
     * @param relief gives memory back; called on a timer's thread soon after a collection that leaves too little
     * @param timers looks when no script asks
     */
    HeapWatch(int heapPercent, long firstBound, Runnable relief, ScheduledExecutorService timers) {
        this.enough = Runtime.getRuntime().maxMemory() / 100 * heapPercent;
        this.firstBound = firstBound;
        this.relief = relief;
        this.heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        this.collectors = ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
        this.collections = collectionsSoFar();
        this.looking = timers.scheduleWithFixedDelay(
                this::relieve, BETWEEN_RELIEFS_MILLIS, BETWEEN_RELIEFS_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public long bytesSpared() {
        lookIfDue();
        return bytesSpared;
    }

    /**
     * How much of its time an idle instance has, in percent: all of it up to three quarters of what may be in use, then less in
     * proportion, a tenth when memory is short.
     */
    int idleTimePercent() {
        lookIfDue();
        long percent = inUse / Math.max(1, enough / 100);
        long left = (100 - percent) * 100 / (100 - ROOMY_PERCENT);
        return (int) Math.max(LEAST_IDLE_TIME_PERCENT, Math.min(100, left));
    }

    /** Stops to watch. */
    @Override
    public void close() {
        looking.cancel(false);
        bytesSpared = Long.MAX_VALUE;
    }

    /** Looks, and asks for relief if memory got short since the last time: what is dropped shows in the next collection only. */
    void relieve() {
        lookIfDue();
        if (reliefDue.getAndSet(false)) {
            relief.run();
        }
    }

    private void lookIfDue() {
        long next = nextLook.get();
        long now = System.nanoTime();
        if (now - next >= 0 && nextLook.compareAndSet(next, now + BETWEEN_LOOKS_NANOS)) {
            look();
        }
    }

    private synchronized void look() {
        long now = collectionsSoFar();
        if (now != collections) {
            collections = now;
            left(usedAfterTheLast());
        }
    }

    private long collectionsSoFar() {
        long sum = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            sum += Math.max(0, collector.getCollectionCount());
        }
        return sum;
    }

    private long usedAfterTheLast() {
        GcInfo last = null;
        for (GarbageCollectorMXBean collector : collectors) {
            GcInfo info = collector.getLastGcInfo();
            if (info != null && (last == null || info.getEndTime() >= last.getEndTime())) {
                last = info;
            }
        }
        long used = 0;
        if (last != null) {
            for (Map.Entry<String, MemoryUsage> pool :
                    last.getMemoryUsageAfterGc().entrySet()) {
                if (heapPools.contains(pool.getKey())) {
                    used += pool.getValue().getUsed();
                }
            }
        }
        return used;
    }

    /** Takes note of how many bytes a garbage collection has left in use. */
    synchronized void left(long used) {
        inUse = used;
        long before = bytesSpared;
        if (used < enough) {
            bytesSpared = Long.MAX_VALUE;
            return;
        }
        bytesSpared = before == Long.MAX_VALUE ? firstBound : Math.max(firstBound / LEAST_PART, before / 2);
        reliefDue.set(true);
        long now = System.nanoTime();
        if (now - lastWarning > BETWEEN_WARNINGS_NANOS) {
            lastWarning = now;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The server is short of memory: {0} bytes of the heap are in use after a garbage collection."
                            + " Idle instances are dropped, and invocations that allocated much are stopped.",
                    used);
        }
    }
}
