// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.build.EntryPoint;
import ee.functions.runtime.guard.Usage;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An instance in the hands of one borrower; a borrower that has given it back cannot touch it any more. Others may have the
 * same instance, if it runs several invocations at a time.
 */
final class Loan implements Instance {

    private final InstancePool pool;
    private final PooledInstance instance;
    private final AtomicBoolean returned = new AtomicBoolean();
    private volatile @Nullable Run run;

    Loan(InstancePool pool, PooledInstance instance) {
        this.pool = pool;
        this.instance = instance;
    }

    @Override
    public CompletionStage<InvocationResult> run(InvocationCall call) {
        if (returned.get()) {
            throw new IllegalStateException("This instance has been given back.");
        }
        Run last = run;
        if (last != null && !last.future().isDone()) {
            throw new IllegalStateException("This borrower's invocation runs already.");
        }
        Run started = instance.run(call);
        run = started;
        return started.future();
    }

    @Override
    public Usage usage() {
        Run last = run;
        return last == null ? Usage.NONE : last.usage();
    }

    @Override
    public EntryPoint entryPoint() {
        return instance.entryPoint();
    }

    @Override
    public InstanceState state() {
        return instance.occupancy().state();
    }

    @Override
    public void close() {
        if (returned.compareAndSet(false, true)) {
            pool.takeBack(instance, run);
        }
    }
}
