// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.binding.LogLevel;
import ee.functions.runtime.build.EntryPoint;
import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.ScriptContext;
import ee.functions.runtime.engine.ScriptContext.Stay;
import ee.functions.runtime.engine.ThrownValue;
import ee.functions.runtime.guard.Budget;
import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.guard.Limit;
import ee.functions.runtime.guard.ScriptStop;
import ee.functions.runtime.guard.Usage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A realm with the prelude and a version's module in it, and the event loop that runs it.
 *
 * <p>Only the loop's thread of the moment, or the starting thread before there is a loop to run, touches the realm.
 */
final class PooledInstance implements InstanceLoop.Owner, ScriptContext.Owner {

    private static final Duration PRELUDE_TIME = Duration.ofMinutes(1);

    private final FunctionHost host;
    private final Program program;
    private final InstanceHistory history;
    private final Budget budget;
    private final InstanceLoop loop;
    private final LiveScope scope;
    private final ScriptContext context;
    private final Object lock = new Object();
    private InstanceState state = InstanceState.STARTING;
    private boolean worn;
    private @Nullable Run run;
    private volatile Usage usage = Usage.NONE;

    private PooledInstance(FunctionHost host, InstanceHistory history) {
        this.host = host;
        this.program = history.program();
        this.history = history;
        this.budget = new Budget(host.memory());
        this.loop = new InstanceLoop(this, program.turns(), host.executors().timers());
        this.scope = new LiveScope(host, program, loop, budget);
        this.context = host.engine(program.engine()).newContext(this, budget);
    }

    /** Prepares an instance and evaluates its module on the current thread. */
    static PooledInstance start(FunctionHost host, InstanceHistory history) {
        PooledInstance instance = new PooledInstance(host, history);
        try {
            instance.prepare();
        } catch (RuntimeException | Error e) {
            instance.end();
            throw e;
        }
        instance.state = InstanceState.IDLE;
        return instance;
    }

    private void prepare() {
        InvocationLimits limits = host.settings().startLimits();
        budget.arm(limits.withRunTime(PRELUDE_TIME).withCpuTime(PRELUDE_TIME));
        budget.beginTurn();
        try (Stay stay = context.enter()) {
            try {
                install(limits);
            } catch (ScriptStop e) {
                throw startStopped(e.limit());
            } catch (InstanceStartFailed e) {
                throw e;
            } catch (OutOfMemoryError e) {
                throw startStopped(Limit.SERVER_MEMORY);
            } catch (RuntimeException | StackOverflowError e) {
                throw startFailed(e);
            }
        } finally {
            budget.endTurn();
        }
    }

    private void install(InvocationLimits limits) {
        Map<String, HostFunction> functions = new LinkedHashMap<>();
        for (HostPrimitives group : host.primitives()) {
            functions.putAll(group.functions(scope));
        }
        context.install(functions);
        budget.endTurn();
        // What the platform needs to get ready, most of all when the server is cold, is not the module's time.
        budget.arm(limits);
        budget.beginTurn();
        context.load(program.module());
        awaitModule();
        refuseIfStopped();
        context.finishLoading();
        budget.endTurn();
        measureIfDue();
        refuseIfStopped();
    }

    /** Runs what a top-level await waits for, on the starting thread. */
    private void awaitModule() {
        while (context.isLoading() && !budget.isOver()) {
            if (!loop.hasPending()) {
                String message = "The module's top-level await never settles: nothing is left that could settle it.";
                throw new InstanceStartFailed("Error", message, "Error: " + message);
            }
            Runnable task = loop.take(budget.left());
            if (task != null) {
                try {
                    task.run();
                } catch (ScriptStop e) {
                    throw e;
                } catch (RuntimeException | StackOverflowError e) {
                    scope.report(context.describe(e));
                }
                context.drainMicrotasks();
            }
        }
    }

    private void refuseIfStopped() {
        Limit limit = budget.passed();
        if (limit != null) {
            throw startStopped(limit);
        }
    }

    private InstanceStartFailed startFailed(Throwable thrown) {
        try {
            ThrownValue error = context.describe(thrown);
            return new InstanceStartFailed(error.type(), error.message(), error.stack());
        } catch (ScriptStop e) {
            return startStopped(e.limit()); // what was thrown runs code when it is read
        }
    }

    private InstanceStartFailed startStopped(Limit limit) {
        String message = limit == Limit.RUN_TIME
                ? "The module's top level took longer than "
                        + host.settings().startTimeLimit().toMillis() + " ms (functions.instance.start-time-limit-ms)."
                : "The module's top level was stopped. "
                        + limit.sentence(host.settings().startLimits());
        return new InstanceStartFailed("Error", message, "Error: " + message);
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

    InstanceState state() {
        synchronized (lock) {
            return state;
        }
    }

    void lend() {
        synchronized (lock) {
            state = InstanceState.BUSY;
        }
    }

    /** Suspends the instance if it is idle; the next loan resumes it. */
    void suspend() {
        synchronized (lock) {
            if (state == InstanceState.IDLE) {
                state = InstanceState.SUSPENDED;
            }
        }
    }

    /** Makes the instance idle if it may run again; false if it is not to be used any more. */
    boolean rest() {
        synchronized (lock) {
            if (state != InstanceState.BUSY || worn || run != null) {
                return false;
            }
            state = InstanceState.IDLE;
            return true;
        }
    }

    /** Tells whether the instance will not be lent again. */
    boolean isWorn() {
        synchronized (lock) {
            return worn || state == InstanceState.RETIRED;
        }
    }

    /** Lets the current invocation be the last one. */
    void wearOut() {
        synchronized (lock) {
            worn = true;
        }
    }

    /** Ends the instance, as its server ends; what it runs is stopped, and refused as if it had come later. */
    void shutDown() {
        synchronized (lock) {
            if (run != null) {
                run.refuse(new RejectedExecutionException("The server is stopping."));
            }
        }
        retire();
    }

    /** Ends the instance; what it runs is stopped. */
    void retire() {
        Run stopped;
        synchronized (lock) {
            state = InstanceState.RETIRED;
            stopped = run;
        }
        if (stopped == null) {
            end();
        } else {
            stop(stopped, Limit.RUN_TIME);
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

    CompletionStage<InvocationResult> run(InvocationCall call) {
        Run started;
        synchronized (lock) {
            if (state != InstanceState.BUSY || run != null) {
                throw new IllegalStateException(
                        "The instance is " + state + (run != null ? " and runs already." : "."));
            }
            budget.arm(call.limits());
            budget.receive(call.body().length);
            started = new Run(call, new CompletableFuture<>());
            run = started;
        }
        scope.begin(call);
        try {
            started.watch(host.executors().timers(), this::expired, this::abandoned);
        } catch (RejectedExecutionException e) {
            refused(e);
            return started.future();
        }
        loop.resume();
        loop.post(() -> {
            started.begun();
            context.invoke(call);
        });
        return started.future();
    }

    /** The time is over: a running script finds out by itself, a waiting one is ended here. */
    private void expired(Run expired) {
        stop(expired, Limit.RUN_TIME);
    }

    private void stop(Run stopped, Limit limit) {
        budget.stop(limit);
        loop.post(() -> finish(stopped, stoppedBy(limit, stopped)));
    }

    /** The script did not end although it was told to: its caller need not wait for that. */
    private void abandoned(Run abandoned) {
        wearOut();
        synchronized (lock) {
            state = InstanceState.RETIRED;
        }
        usage = scope.counts().with(budget.usage());
        abandoned.settle(stoppedBy(Limit.RUN_TIME, abandoned));
        abandoned.complete();
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
    public void settled(InvocationResult result) {
        Run current = current();
        if (current != null) {
            finish(current, result);
        }
    }

    private void finish(Run finished, InvocationResult result) {
        synchronized (lock) {
            if (run != finished || finished.isSettled()) {
                return;
            }
        }
        // A script that swallowed the stop may still answer: too late is too late.
        Limit limit = budget.passed();
        if (limit != null) {
            wearOut();
        }
        finished.settle(limit != null ? stoppedBy(limit, finished) : result);
        loop.nextGeneration();
    }

    @Override
    public void turnBegins() {
        budget.beginTurn();
    }

    @Override
    public void run(Runnable task) {
        try (Stay stay = context.enter()) {
            try {
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
        } else if (current() == null) {
            wearOut();
        } else {
            scope.report(context.describe(thrown));
        }
    }

    private void passed(Limit limit) {
        wearOut();
        budget.stop(limit);
        finishIfStopped();
    }

    private void finishIfStopped() {
        Run current = current();
        Limit limit = budget.passed();
        if (current != null && limit != null) {
            finish(current, stoppedBy(limit, current));
        }
    }

    @Override
    public void turnEnds() {
        Run current = current();
        if (current != null && current.hasBegun() && !loop.hasPending()) {
            finish(
                    current,
                    new InvocationResult.Malformed(
                            "The handler's promise never settles: nothing is left that could settle it."));
        }
        budget.endTurn();
        if (measureIfDue()) {
            tellThatItHoldsTooMuch();
        }
        finishIfStopped();
    }

    /** Tells whether the instance was measured and holds too much. */
    private boolean measureIfDue() {
        long occupied = context.occupiedBytes();
        if (occupied != ScriptContext.UNKNOWN) {
            budget.occupies(occupied);
        }
        if (!budget.isMeasuringDue()) {
            return false;
        }
        long allowed = budget.heldBytesLimit();
        long held = context.heldBytes(loop.held(), allowed);
        budget.measured(held);
        return held > allowed;
    }

    private void tellThatItHoldsTooMuch() {
        wearOut();
        InvocationCall call = scope.invocation();
        if (call != null) {
            call.log()
                    .write(
                            LogLevel.WARN,
                            "This instance of the function is not used again. "
                                    + Limit.HELD_BYTES.sentence(call.limits()));
        }
    }

    @Override
    public void stoodStill() {
        Run settled;
        boolean last;
        synchronized (lock) {
            settled = run;
            if (settled == null || !settled.isSettled()) {
                return;
            }
            run = null;
            last = state == InstanceState.RETIRED;
        }
        try {
            if (last) {
                end();
            } else {
                scope.end();
            }
        } finally {
            usage = scope.counts().with(budget.usage());
            settled.complete();
        }
    }

    /** What the invocation that ended last has used; any thread may ask. */
    Usage usage() {
        return usage;
    }

    private static InvocationResult stoppedBy(Limit limit, Run stopped) {
        return InvocationResult.stopped(limit, stopped.call().limits());
    }

    @Override
    public void refused(RejectedExecutionException refusal) {
        wearOut();
        Run refused;
        synchronized (lock) {
            refused = run;
            run = null;
        }
        loop.nextGeneration();
        scope.end();
        if (refused != null) {
            refused.fail(refusal);
        }
    }

    private @Nullable Run current() {
        synchronized (lock) {
            return run != null && !run.isSettled() ? run : null;
        }
    }
}
