// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.build.EntryPoint;
import ee.functions.runtime.guard.Usage;
import java.util.concurrent.CompletionStage;

/**
 * One prepared engine context bound to one version, for one borrower, who runs one invocation at a time in it. If the version
 * allows that, others have the same context at the same time; a limit that one of them passes ends the invocations of all.
 */
public interface Instance extends AutoCloseable {

    /**
     * Runs the handler once, on the invocation executor, and holds no thread while the handler waits.
     *
     * @return completes with how the invocation ended, on a thread of the runtime; completes exceptionally only if the
     *     server could not run it, with {@link java.util.concurrent.RejectedExecutionException} if the executor refused
     * @throws IllegalStateException if this instance is not lent, or runs already
     */
    CompletionStage<InvocationResult> run(InvocationCall call);

    /**
     * What the invocation that was run last has used, known from the moment its result is; nothing before. Any
     * thread may ask.
     */
    Usage usage();

    /** The export it calls, which decides what body it wants: an envelope for {@code onInvoke}, else the caller's own. */
    EntryPoint entryPoint();

    /** Tells where the instance stands; any thread may ask. */
    InstanceState state();

    /**
     * Gives the instance back: a healthy one goes to the pool, any other is retired. Closing an instance that still runs
     * stops it, and what others run in it. A second close does nothing.
     */
    @Override
    void close();
}
