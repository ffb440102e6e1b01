// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a thread has used since it started, as the JVM counts it: both numbers only grow, and cost less than a microsecond to
 * ask for. Where the JVM does not count, they stay 0 and a warning says so once.
 */
final class ThreadMeter {

    private static final System.Logger LOG = System.getLogger(ThreadMeter.class.getName());
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private static final boolean CPU = countsCpu();
    private static final boolean ALLOCATION = countsAllocation();

    private ThreadMeter() {}

    /** The processor time of the current thread in nanoseconds. */
    static long cpuNanos() {
        return CPU ? Math.max(0, THREADS.getCurrentThreadCpuTime()) : 0;
    }

    /** The processor time of another thread in nanoseconds; 0 if it has ended. */
    @SuppressWarnings("deprecation") // Thread.getId is the only way on the oldest JDK
    static long cpuNanos(Thread thread) {
        return CPU ? Math.max(0, THREADS.getThreadCpuTime(thread.getId())) : 0;
    }

    /** The bytes that the current thread has allocated. */
    static long allocatedBytes() {
        return ALLOCATION ? Math.max(0, THREADS.getCurrentThreadAllocatedBytes()) : 0;
    }

    /** The bytes that another thread has allocated; 0 if it has ended. */
    @SuppressWarnings("deprecation")
    static long allocatedBytes(Thread thread) {
        return ALLOCATION ? Math.max(0, THREADS.getThreadAllocatedBytes(thread.getId())) : 0;
    }

    private static boolean countsCpu() {
        boolean counts =
                THREADS != null && THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();
        if (!counts) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "This JVM does not count processor time: {0} is off.",
                    Limit.CPU_TIME.key());
        }
        return counts;
    }

    private static boolean countsAllocation() {
        boolean counts = THREADS != null
                && THREADS.isThreadAllocatedMemorySupported()
                && THREADS.isThreadAllocatedMemoryEnabled();
        if (!counts) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "This JVM does not count allocations: {0} and {1} are off.",
                    Limit.ALLOCATED_BYTES.key(),
                    Limit.HELD_BYTES.key());
        }
        return counts;
    }
}
