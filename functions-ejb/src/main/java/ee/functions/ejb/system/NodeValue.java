// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One server.
 *
 * @param name what it is called
 * @param phase whether it starts, runs or stops
 * @param startedAt when its start had ended, null before
 * @param javaVersion the version of the Java it runs on
 * @param engines the engines that are installed, those first that are always there
 * @param maximumCompatibilityDate the latest compatibility date that a version may have
 * @param database its database
 * @param tokenKeys the keys that tokens are verified with
 * @param heap its heap
 * @param instances its instances, null while it has none
 * @param executors its executors, those left out of which the application server does not tell
 */
public record NodeValue(
        String name,
        String phase,
        @Nullable Instant startedAt,
        String javaVersion,
        List<Engine> engines,
        LocalDate maximumCompatibilityDate,
        Database database,
        TokenKeys tokenKeys,
        Heap heap,
        @Nullable Instances instances,
        List<Executor> executors) {
    /** Copies the lists. */
    public NodeValue {
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
     * A database.
     *
     * @param isReachable whether it answers
     * @param product its name, null if it does not answer
     * @param version its version, null if it does not answer
     * @param migration what is done about a schema that is not up to date ({@code functions.database.migration})
     * @param schemaVersion the number of the last script that ran, null if that is not known
     * @param pendingScripts how many scripts of this release have not run, null if that is not known
     */
    public record Database(
            boolean isReachable,
            @Nullable String product,
            @Nullable String version,
            String migration,
            @Nullable String schemaVersion,
            @Nullable Integer pendingScripts) {}

    /**
     * The keys that tokens are verified with.
     *
     * @param areReachable whether the identity provider gives them out, null if its address is not known
     * @param verifiedAt when a token was verified last, null if none was since the start
     */
    public record TokenKeys(
            @Nullable Boolean areReachable, @Nullable Instant verifiedAt) {}

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
