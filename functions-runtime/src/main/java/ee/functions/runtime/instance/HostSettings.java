// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.webapi.FetchSettings;
import java.time.Duration;

/**
 * What an operator may choose about instances.
 *
 * @param idleInstances how many idle instances a server keeps, over all versions
 * @param startLimits what the top level of a module may use when an instance starts
 * @param heapPercent how full the heap may be after a garbage collection before memory counts as short
 * @param compressionStreams how many compressors and decompressors may be at work at a time, over all instances
 * @param fetch the bounds of the requests functions send
 */
public record HostSettings(
        int idleInstances, InvocationLimits startLimits, int heapPercent, int compressionStreams, FetchSettings fetch) {

    private static final int HEAP_PERCENT = 80;
    private static final int COMPRESSION_STREAMS = 1_000;

    public HostSettings {
        if (idleInstances < 0) {
            throw new IllegalArgumentException("idleInstances must not be negative: " + idleInstances);
        }
        if (heapPercent < 1 || heapPercent > 100) {
            throw new IllegalArgumentException("heapPercent must be 1 to 100: " + heapPercent);
        }
        if (compressionStreams < 0) {
            throw new IllegalArgumentException("compressionStreams must not be negative: " + compressionStreams);
        }
    }

    /** Default limits for the top level of a module, but for its time, and for what all instances share. */
    public HostSettings(int idleInstances, Duration startTimeLimit) {
        this(
                idleInstances,
                InvocationLimits.defaults().withRunTime(startTimeLimit),
                HEAP_PERCENT,
                COMPRESSION_STREAMS,
                FetchSettings.defaults());
    }

    /** How long the top level of a module may run when an instance starts. */
    public Duration startTimeLimit() {
        return startLimits.runTime();
    }

    /** The values that suit a server nobody has tuned. */
    public static HostSettings defaults() {
        return new HostSettings(4_000, Duration.ofSeconds(10));
    }
}
