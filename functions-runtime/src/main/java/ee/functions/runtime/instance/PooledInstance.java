// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.binding.LogLevel;
import ee.functions.runtime.build.EntryPoint;
import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.ScriptContext;
import ee.functions.runtime.engine.ScriptContext.Stay;
import ee.functions.runtime.engine.ThrownValue;
import ee.functions.runtime.guard.Budget;
import ee.functions.runtime.guard.Limit;
import ee.functions.runtime.guard.ScriptStop;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A realm with the prelude and a version's module in it, and the event loop that runs it.
 *
 * <p>Only the loop's thread of the moment, or the starting thread before there is a loop to run, touches the realm. Where
 * several invocations run at a time, each task is a turn of one of them, and when one passes a limit all end with it: its
 * script was cut off in the midst of what they share.
 */
final class PooledInstance implements InstanceLoop.Owner, ScriptContext.Owner {

    private final FunctionHost host;
    private final Program program;
    private final InstanceHistory history;
    private final boolean shared;
    private final Budget budget;
    private final InstanceLoop loop;
    private final LiveScope scope;
    private final ScriptContext context;
    private final HeldCheck held;
    private final Occupancy occupancy;
    /** Whose turn it is; for the loop's thread. */
    private @Nullable Run turn;

    private PooledInstance(FunctionHost host, InstanceHistory history) {
        this.host = host;
        this.program = history.program();
        this.history = history;
        this.shared = program.concurrency() > 1;
        this.budget = new Budget(host.memory());
        this.loop = new InstanceLoop(
                this, program.concurrency(), program.turns(), host.executors().timers());
        this.scope = new LiveScope(host, program, loop, budget.allowance());
        this.context = host.engine(program.engine()).newContext(this, budget);
        this.held = new HeldCheck(context, budget, loop);
        this.occupancy = new Occupancy(scope.lanes());
    }

    /** Prepares an instance and evaluates its module on the current thread. */
    static PooledInstance start(FunctionHost host, InstanceHistory history) {
        PooledInstance instance = new PooledInstance(host, history);
        try {
            new InstanceStart(
                            host,
                            instance.program,
                            instance.budget,
                            instance.loop,
                            instance.scope,
                            instance.context,
                            instance.held)
                    .prepare();
        } catch (RuntimeException | Error e) {
            instance.end();
            throw e;
        }
        instance.occupancy.started();
        return instance;
    }

    Program program() {
        return program;
    }

    /** What the pool remembers of it; the lock of the pool guards that. */
    InstanceHistory history() {
        return history;
    }

    EntryPoint entryPoint() {
        return context.entryPoint();
    }

    /** Who has it, and what runs in it. */
    Occupancy occupancy() {
        return occupancy;
    }

    /** Ends the instance, as its server ends; what it runs is stopped, and refused as if it had come later. */
    void shutDown() {
        for (Run run : occupancy.all()) {
            run.refuse(new RejectedExecutionException("The server is stopping."));
        }
        retire();
    }

    /** Ends the instance; what it runs is stopped. */
    void retire() {
        occupancy.retire();
        List<Run> running = occupancy.all();
        for (Run run : running) {
            if (shared) {
                run.abort(Limit.RUN_TIME); // one of them stops, and with it all
            }
            stop(run, Limit.RUN_TIME);
        }
        if (running.isEmpty()) {
            end();
        }
    }

    /** Lets go of all that the instance holds outside of the heap; nothing runs in it any more. */
    private void end() {
        try {
            scope.end();
        } finally {
            context.close();
        }
    }

    /**
     * Runs an invocation. It holds no thread while the handler waits.
     *
     * @return completes with how it ended; over at once if one of the same id is running, or if the instance has just ended
     *     because another one passed a limit
     * @throws IllegalStateException if the instance is not lent, or runs as many already as it may
     */
    Run run(InvocationCall call) {
        Run started = occupancy.enter(call, this::admit);
        if (!occupancy.holds(started)) {
            return started;
        }
        try {
            started.watch(host.executors().timers(), this::expired, this::abandoned);
        } catch (RejectedExecutionException e) {
            turnAway(started, e);
            return started;
        }
        post(started, () -> {
            started.begun();
            budget.receive(call.body().length);
            context.invoke(call);
        });
        return started;
    }

    private void admit(Run entered) {
        Lane lane = entered.lane();
        if (shared) {
            // The budget charges another one just now.
            lane.allowance().arm(entered.call().limits());
        } else {
            budget.arm(entered.call().limits());
        }
        scope.begin(lane, entered.call());
        loop.open(lane.index());
    }

    private void turnAway(Run refused, RejectedExecutionException refusal) {
        loop.close(refused.lane().index());
        occupancy.wearOut();
        if (shared) {
            refused.lane().end(); // nothing has run in it, and others may be running
        } else {
            scope.end(refused.lane());
        }
        occupancy.leave(refused);
        refused.fail(refusal);
    }

    private void post(Run run, Runnable task) {
        loop.post(run.lane().index(), task);
    }

    /** The time is over: a running script finds out by itself, a waiting one is ended here. */
    private void expired(Run expired) {
        stop(expired, Limit.RUN_TIME);
    }

    private void stop(Run stopped, Limit limit) {
        occupancy.stop(stopped, limit);
        if (shared && !stopped.isSettled()) {
            admitNobody(limit);
            for (Run other : occupancy.all()) {
                if (other != stopped) {
                    other.abort(limit);
                    post(other, () -> finish(other, other.stoppedBy(limit)));
                }
            }
        }
        post(stopped, () -> finish(stopped, stopped.stoppedBy(limit)));
    }

    /** The script did not end although it was told to: its caller need not wait for that, nor those of the others. */
    private void abandoned(Run abandoned) {
        if (!occupancy.holds(abandoned)) {
            return;
        }
        occupancy.wearOut();
        if (shared) {
            admitNobody(Limit.RUN_TIME);
        } else {
            occupancy.retire();
        }
        for (Run run : occupancy.all()) {
            run.used(budget.usage(run.lane().allowance()));
            run.settle(run.stoppedBy(Limit.RUN_TIME));
            run.complete();
        }
    }

    /** Has those that have borrowed the instance and have not begun end as the others that run in it do. */
    private void admitNobody(Limit limit) {
        occupancy.retire(late -> {
            late.settle(InvocationResult.aborted(limit, late.call().limits()));
            late.complete();
        });
    }

    @Override
    public HostCallback callback(Object function) {
        return loop.callback(
                function,
                outcome -> {
                    budget.receive(outcome.bytes());
                    context.callBack(function, outcome.errorType(), outcome.message(), outcome.value());
                },
                () -> context.forget(function));
    }

    @Override
    public void unhandled(ThrownValue error) {
        scope.report(error);
    }

    @Override
    public boolean enters(long invocation) {
        Run entered = occupancy.numbered(invocation);
        if (entered == null) {
            return false;
        }
        scope.enter(entered.lane());
        return true;
    }

    @Override
    public void settled(InvocationResult result) {
        Run current = occupancy.at(scope.lane().index());
        if (current != null) {
            finish(current, result);
        }
    }

    private void finish(Run finished, InvocationResult result) {
        if (finished.isSettled() || !occupancy.holds(finished)) {
            return;
        }
        // A script that swallowed the stop may still answer: too late is too late.
        Limit limit = finished.lane().allowance().passed();
        if (limit == null) {
            settle(finished, result);
            return;
        }
        occupancy.wearOut();
        settle(finished, finished.stoppedBy(limit));
        if (shared) {
            abortAll(limit);
        }
    }

    private void settle(Run settled, InvocationResult result) {
        settled.settle(result);
        loop.close(settled.lane().index());
    }

    /** Ends all that have no result yet, because one has passed a limit; those that have passed one themselves as usual. */
    private void abortAll(Limit limit) {
        admitNobody(limit);
        for (Run run : occupancy.all()) {
            if (!run.isSettled()) {
                run.abort(limit);
                settle(run, run.stoppedBy(limit));
            }
        }
    }

    @Override
    public int lane() {
        return scope.lane().index();
    }

    @Override
    public void turnBegins(int lane) {
        turn = occupancy.at(lane);
        if (shared) {
            Lane taken = scope.lanes().get(lane);
            scope.enter(taken);
            budget.charge(taken.allowance());
        }
        budget.beginTurn();
    }

    @Override
    public void run(Runnable task) {
        try (Stay stay = context.enter()) {
            try {
                if (shared && turn != null) {
                    context.belongsTo(turn.number());
                }
                task.run();
            } catch (Throwable e) {
                failed(e);
            }
            try {
                context.drainMicrotasks();
            } catch (Throwable e) {
                failed(e);
            }
        }
        finishIfStopped();
    }

    private void failed(Throwable thrown) {
        if (thrown instanceof ScriptStop stop) {
            passed(stop.limit());
        } else if (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError)) {
            passed(Limit.SERVER_MEMORY);
        } else if (isTurnOver()) {
            occupancy.wearOut();
        } else {
            scope.report(context.describe(thrown));
        }
    }

    private void passed(Limit limit) {
        occupancy.wearOut();
        budget.stop(limit);
        finishIfStopped();
        if (shared) {
            abortAll(limit); // whose turn it was may have answered before, and gone on
        }
    }

    private void finishIfStopped() {
        Run current = turn;
        if (current != null && !isTurnOver()) {
            Limit limit = budget.passed();
            if (limit != null) {
                finish(current, current.stoppedBy(limit));
            }
        }
    }

    private boolean isTurnOver() {
        return turn == null || turn.isSettled();
    }

    @Override
    public void turnEnds() {
        if (shared) {
            if (!loop.hasPending()) {
                occupancy.all().forEach(this::finishIfBegun);
            }
        } else if (turn != null && !turn.isSettled() && !loop.hasPending()) {
            finishIfBegun(turn);
        }
        budget.endTurn();
        if (held.findsTooMuch()) {
            tellThatItHoldsTooMuch();
        }
        finishIfStopped();
    }

    /** Ends one of which nothing goes on; what waits for the script of another one has that to wait for. */
    private void finishIfBegun(Run stuck) {
        if (stuck.hasBegun()) {
            finish(
                    stuck,
                    new InvocationResult.Malformed(
                            "The handler's promise never settles: nothing is left that could settle it."));
        }
    }

    private void tellThatItHoldsTooMuch() {
        occupancy.wearOut();
        Run last = turn;
        if (last != null) {
            last.call()
                    .log()
                    .write(
                            LogLevel.WARN,
                            "This instance of the function is not used again. "
                                    + Limit.HELD_BYTES.sentence(last.call().limits()));
        }
        finishIfStopped();
        if (shared) {
            abortAll(Limit.HELD_BYTES);
        }
    }

    @Override
    public void stoodStill() {
        Run settled = occupancy.settled();
        while (settled != null) {
            leave(settled);
            settled = shared ? occupancy.settled() : null;
        }
    }

    private void leave(Run settled) {
        try {
            scope.end(settled.lane());
        } finally {
            // From the moment it leaves, the lane is another one's.
            settled.used(budget.usage(settled.lane().allowance()));
            if (shared) {
                loop.close(settled.lane().index());
            }
            boolean last = occupancy.leave(settled);
            try {
                if (last) {
                    context.close();
                }
            } finally {
                settled.complete();
            }
        }
    }

    @Override
    public void refused(RejectedExecutionException refusal) {
        occupancy.wearOut();
        if (shared) {
            occupancy.retire(late -> late.fail(refusal));
        }
        for (Run run : occupancy.all()) {
            loop.close(run.lane().index());
            occupancy.leave(run);
            scope.end(run.lane());
            run.fail(refusal);
        }
    }
}
