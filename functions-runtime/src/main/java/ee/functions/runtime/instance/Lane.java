// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.engine.Term;
import ee.functions.runtime.guard.Allowance;
import ee.functions.runtime.guard.Counts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A place in which an instance runs one invocation after the other, beside those of its other lanes; with what the
 * invocation that is there has to itself. The module's top level is evaluated in the first lane, which the first invocation
 * takes: what the one has begun belongs to the other.
 *
 * <p>The thread that lets an invocation in changes it, before any task of that runs; else for the thread that runs the
 * instance, but for what says otherwise.
 */
final class Lane {

    private final int index;
    private final Allowance allowance;
    private Counts counts;
    private CountedLog log;
    private volatile @Nullable InvocationCall call;

    Lane(int index, Allowance allowance, Counts counts, CountedLog log) {
        this.index = index;
        this.allowance = allowance;
        this.counts = counts;
        this.log = log;
    }

    void begin(InvocationCall begun) {
        counts = new Counts(begun.limits().quotas());
        log = new CountedLog(counts, begun.log());
        call = begun;
    }

    void end() {
        call = null;
    }

    int index() {
        return index;
    }

    /** What is charged for what runs here; any thread may ask. */
    Allowance allowance() {
        return allowance;
    }

    /** The invocation, null if there is none; any thread may ask. */
    @Nullable
    InvocationCall call() {
        return call;
    }

    Counts counts() {
        return counts;
    }

    CountedLog log() {
        return log;
    }

    /** How long the invocation that is here lasts. */
    Term term() {
        return new LaneTerm();
    }

    private final class LaneTerm implements Term {

        private volatile @Nullable InvocationCall owner = call;

        @Override
        public boolean isOver() {
            InvocationCall current = call;
            if (owner == null) {
                owner = current;
            }
            return owner != current;
        }

        @Override
        public boolean hasBegun() {
            return owner != null;
        }

        @Override
        public Duration timeLeft() {
            return allowance.left();
        }
    }
}
