// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.build.EntryPoint;
import ee.functions.runtime.guard.Usage;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An instance in the hands of one borrower; a borrower that has given it back cannot touch it any more. */
final class Loan implements Instance {

    private final InstancePool pool;
    private final PooledInstance instance;
    private final AtomicBoolean returned = new AtomicBoolean();
    private volatile @Nullable Usage usage;

    Loan(InstancePool pool, PooledInstance instance) {
        this.pool = pool;
        this.instance = instance;
    }

    @Override
    public CompletionStage<InvocationResult> run(InvocationCall call) {
        if (returned.get()) {
            throw new IllegalStateException("This instance has been given back.");
        }
        return instance.run(call);
    }

    @Override
    public Usage usage() {
        Usage kept = usage;
        return kept != null ? kept : instance.usage();
    }

    @Override
    public EntryPoint entryPoint() {
        return instance.entryPoint();
    }

    @Override
    public InstanceState state() {
        return instance.state();
    }

    @Override
    public void close() {
        if (returned.compareAndSet(false, true)) {
            usage = instance.usage();
            pool.takeBack(instance);
        }
    }
}
