// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server tells all others of itself: what it knows without asking anybody.
 *
 * @param version the version of the product
 * @param phase whether it starts, runs or stops
 * @param javaVersion the version of the Java it runs on
 * @param engines the engines that are installed, those first that are always there
 * @param maximumCompatibilityDate the latest compatibility date that a version may have
 * @param heap its heap
 * @param instances its instances, null while it has none
 * @param executors its executors, those left out of which the application server does not tell
 */
public record NodeState(
        String version,
        String phase,
        String javaVersion,
        List<Engine> engines,
        LocalDate maximumCompatibilityDate,
        Heap heap,
        @Nullable Instances instances,
        List<Executor> executors) {
    /** Copies the lists. */
    public NodeState {
        engines = List.copyOf(engines);
        executors = List.copyOf(executors);
    }

    /**
     * An engine.
     *
     * @param name its name, as versions have it
     * @param version its version, as its makers number it
     * @param isAllowed whether versions may use it ({@code functions.engine.allowed})
     * @param build the name of the build for it; artifacts of another one are built again
     */
    public record Engine(String name, String version, boolean isAllowed, String build) {}

    /**
     * A heap.
     *
     * @param usedBytes how much is in use, garbage included
     * @param maximumBytes how large it may become
     * @param isShort whether garbage collections leave more in use than {@code functions.memory.heap-percent} allows
     */
    public record Heap(long usedBytes, long maximumBytes, boolean isShort) {}

    /**
     * Instances by their state.
     *
     * @param idle how many wait for an invocation
     * @param suspended how many wait and were not used for a while
     * @param busy how many run invocations
     * @param starting how many are being prepared
     */
    public record Instances(int idle, int suspended, int busy, int starting) {}

    /**
     * An executor.
     *
     * @param name what it is for
     * @param threads how many threads it may have
     * @param active how many of them are at work
     * @param queued how many tasks wait for one
     */
    public record Executor(String name, long threads, long active, long queued) {}
}
