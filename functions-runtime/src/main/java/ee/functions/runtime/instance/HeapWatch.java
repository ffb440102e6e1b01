// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import com.sun.management.GarbageCollectionNotificationInfo;
import ee.functions.runtime.guard.ServerMemory;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Watches the heap of the server by what each garbage collection leaves.
 *
 * <p>While that is more than the given part of the heap, memory is short: idle instances are dropped, and invocations that
 * have allocated much are stopped. The bound for them halves with each further collection that helps too little, so that
 * in the end those go that are to blame. Notifications come on a thread of the JVM; {@link #bytesSpared} may be asked by any.
 */
final class HeapWatch implements ServerMemory, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HeapWatch.class.getName());

    /** An invocation that allocated less than this part of what an instance may hold is never to blame. */
    private static final int LEAST_PART = 16;

    private static final long BETWEEN_WARNINGS_NANOS = 60_000_000_000L;

    private final long enough;
    private final long firstBound;
    private final Runnable relief;
    private final Set<String> heapPools;
    private final NotificationListener listener = this::collected;
    private volatile long bytesSpared = Long.MAX_VALUE;
    private long lastWarning = System.nanoTime() - BETWEEN_WARNINGS_NANOS - 1;

    /**
     * Begins to watch.
     *
     * @param heapPercent how much of the heap may be in use after a garbage collection
     * @param firstBound how many bytes an invocation may have allocated when memory gets short
     * @param relief gives memory back at once; called after each collection that leaves too little
     */
    HeapWatch(int heapPercent, long firstBound, Runnable relief) {
        this.enough = Runtime.getRuntime().maxMemory() / 100 * heapPercent;
        this.firstBound = firstBound;
        this.relief = relief;
        this.heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listener, null, null);
            }
        }
    }

    @Override
    public long bytesSpared() {
        return bytesSpared;
    }

    /** Stops to watch. The JVM would keep the whole host otherwise. */
    @Override
    public void close() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                try {
                    emitter.removeNotificationListener(listener);
                } catch (ListenerNotFoundException e) {
                    LOG.log(System.Logger.Level.DEBUG, "The collector {0} was not watched.", collector.getName());
                }
            }
        }
        bytesSpared = Long.MAX_VALUE;
    }

    private void collected(Notification notification, Object handback) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            Map<String, MemoryUsage> after = GarbageCollectionNotificationInfo.from(
                            (CompositeData) notification.getUserData())
                    .getGcInfo()
                    .getMemoryUsageAfterGc();
            long used = 0;
            for (Map.Entry<String, MemoryUsage> pool : after.entrySet()) {
                if (heapPools.contains(pool.getKey())) {
                    used += pool.getValue().getUsed();
                }
            }
            left(used);
        }
    }

    /** Takes note of how many bytes a garbage collection has left in use. */
    void left(long used) {
        long before = bytesSpared;
        if (used < enough) {
            bytesSpared = Long.MAX_VALUE;
            return;
        }
        bytesSpared = before == Long.MAX_VALUE ? firstBound : Math.max(firstBound / LEAST_PART, before / 2);
        long now = System.nanoTime();
        if (now - lastWarning > BETWEEN_WARNINGS_NANOS) {
            lastWarning = now;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The server is short of memory: {0} bytes of the heap are in use after a garbage collection."
                            + " Idle instances are dropped, and invocations that allocated much are stopped.",
                    used);
        }
        relief.run();
    }
}
