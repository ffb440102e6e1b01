// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.guard.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who has an instance, and what runs in it. It may be lent to as many borrowers at a time as it has lanes, and each runs one
 * invocation at a time. Thread-safe.
 */
final class Occupancy {

    /** What becomes of an instance that one borrower has given back. */
    enum Next {
        /** Nobody has it any more: it may be kept. */
        RESTS,
        /** Others have it, and more may get it. */
        SHARED,
        /** Others have it, and nobody else gets it. */
        RUNS_OUT,
        /** It is not used any more, and is to be ended now, with whatever still runs in it. */
        ENDS
    }

    private final List<Lane> lanes;
    private final @Nullable Run[] runs;
    private final long[] begun;
    private InstanceState state = InstanceState.STARTING;
    private boolean worn;
    private int lent;
    private @Nullable Consumer<Run> latecomers;

    Occupancy(List<Lane> lanes) {
        this.lanes = lanes;
        this.runs = new Run[lanes.size()];
        this.begun = new long[lanes.size()];
    }

    synchronized InstanceState state() {
        return state;
    }

    synchronized void started() {
        state = InstanceState.IDLE;
    }

    synchronized void lend() {
        state = InstanceState.BUSY;
        lent++;
    }

    /** Suspends it if it is idle; the next loan resumes it. */
    synchronized void suspend() {
        if (state == InstanceState.IDLE) {
            state = InstanceState.SUSPENDED;
        }
    }

    /** Tells whether it may be lent to one more while others have it. */
    synchronized boolean hasRoom() {
        return state == InstanceState.BUSY && !worn && lent < lanes.size();
    }

    /** Takes it back from one borrower, whose last invocation is given. */
    synchronized Next giveBack(@Nullable Run last) {
        lent = Math.max(0, lent - 1);
        if (state != InstanceState.BUSY || (last != null && holds(last))) {
            return Next.ENDS;
        }
        if (lent > 0) {
            return worn ? Next.RUNS_OUT : Next.SHARED;
        }
        if (worn) {
            return Next.ENDS;
        }
        state = InstanceState.IDLE;
        return Next.RESTS;
    }

    /** Tells whether it will not be lent again. */
    synchronized boolean isWorn() {
        return worn || state == InstanceState.RETIRED;
    }

    /** Lets the current invocations be the last ones. */
    synchronized void wearOut() {
        worn = true;
    }

    /** Lets nobody in any more. */
    synchronized void retire() {
        state = InstanceState.RETIRED;
    }

    /** Lets nobody in any more; who has borrowed it and has not begun is told how that ends. */
    synchronized void retire(Consumer<Run> ending) {
        retire();
        if (latecomers == null) {
            latecomers = ending;
        }
    }

    /**
     * Lets an invocation into the first lane that is free.
     *
     * @param prepare makes the lane ready while nobody else gets in
     * @return the run, in its lane; or outside of the instance, and over, if it was not let in
     * @throws IllegalStateException if the instance is not lent, or all lanes are taken
     */
    synchronized Run enter(InvocationCall call, Consumer<Run> prepare) {
        int free = -1;
        for (int lane = runs.length - 1; lane >= 0; lane--) {
            Run run = runs[lane];
            if (run == null) {
                free = lane;
            } else if (run.call().invocationId().equals(call.invocationId()) && runs.length > 1) {
                return Run.outside(call, lanes.get(lane)).duplicate();
            }
        }
        if (state == InstanceState.RETIRED && latecomers != null) {
            Run late = Run.outside(call, lanes.get(0));
            latecomers.accept(late);
            return late;
        }
        if (state != InstanceState.BUSY || free < 0) {
            throw new IllegalStateException("The instance is " + state + (free < 0 ? " and runs already." : "."));
        }
        Run entered = new Run(call, lanes.get(free), begun[free]++);
        runs[free] = entered;
        prepare.accept(entered);
        return entered;
    }

    /** Stops a run, unless it has left: its lane may be another one's by then. */
    synchronized void stop(Run run, Limit limit) {
        if (holds(run)) {
            run.lane().allowance().stop(limit);
        }
    }

    /** Frees the lane of a run; tells whether it was the last one of a retired instance. */
    synchronized boolean leave(Run left) {
        if (holds(left)) {
            runs[left.lane().index()] = null;
        }
        return state == InstanceState.RETIRED && isEmpty();
    }

    /** The run in a lane, null if there is none. */
    synchronized @Nullable Run at(int lane) {
        return runs[lane];
    }

    /** The run of a number, null if it is over. */
    synchronized @Nullable Run numbered(long number) {
        Run run = runs[(int) (number % Run.MOST_LANES)];
        return run != null && run.number() == number ? run : null;
    }

    /** A run that has its result but has not left, null if there is none. */
    synchronized @Nullable Run settled() {
        for (Run run : runs) {
            if (run != null && run.isSettled()) {
                return run;
            }
        }
        return null;
    }

    /** All runs that are in. */
    synchronized List<Run> all() {
        List<Run> all = new ArrayList<>(runs.length);
        for (Run run : runs) {
            if (run != null) {
                all.add(run);
            }
        }
        return all;
    }

    synchronized boolean holds(Run run) {
        return runs[run.lane().index()] == run;
    }

    private boolean isEmpty() {
        for (Run run : runs) {
            if (run != null) {
                return false;
            }
        }
        return true;
    }
}
