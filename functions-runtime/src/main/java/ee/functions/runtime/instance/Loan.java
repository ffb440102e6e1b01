// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.build.EntryPoint;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** An instance in the hands of one borrower; a borrower that has given it back cannot touch it any more. */
final class Loan implements Instance {

    private final InstancePool pool;
    private final PooledInstance instance;
    private final AtomicBoolean returned = new AtomicBoolean();

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
            pool.takeBack(instance);
        }
    }
}
