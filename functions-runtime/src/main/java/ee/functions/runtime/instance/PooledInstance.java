// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.build.EntryPoint;
import ee.functions.runtime.engine.Errors;
import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.Realm;
import ee.functions.runtime.guard.Deadline;
import ee.functions.runtime.guard.NativeLoops;
import ee.functions.runtime.guard.ScriptStop;
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
final class PooledInstance implements InstanceLoop.Owner {

    private final FunctionHost host;
    private final Program program;
    private final Realm realm;
    private final Deadline deadline = new Deadline();
    private final InstanceLoop loop;
    private final LiveScope scope;
    private final ScriptSide script;
    private final Object lock = new Object();
    private InstanceState state = InstanceState.STARTING;
    private boolean worn;
    private @Nullable Run run;

    private PooledInstance(FunctionHost host, Program program) {
        this.host = host;
        this.program = program;
        this.realm = host.engine().newRealm();
        this.loop = new InstanceLoop(this, program.turns(), host.executors().timers());
        this.scope = new LiveScope(host, program, loop, deadline);
        this.script = new ScriptSide(realm, deadline);
    }

    /** Prepares an instance and evaluates its module on the current thread. */
    static PooledInstance start(FunctionHost host, Program program) {
        PooledInstance instance = new PooledInstance(host, program);
        instance.prepare();
        instance.state = InstanceState.IDLE;
        return instance;
    }

    private void prepare() {
        deadline.arm(host.settings().startTimeLimit());
        Deadline outer = NativeLoops.enter(deadline);
        Object before = realm.enter();
        try {
            Object hostFunctions = realm.newObject();
            for (HostPrimitives group : host.primitives()) {
                for (Map.Entry<String, HostFunction> function :
                        group.functions(scope).entrySet()) {
                    realm.set(
                            hostFunctions,
                            function.getKey(),
                            realm.hostFunction(function.getKey(), function.getValue(), this::callback));
                }
            }
            script.install(host.prelude(), hostFunctions, this::settled, scope::report);
            realm.errors().format(program.stackFormat());
            script.load(program.script());
            awaitModule();
            if (deadline.isOver()) {
                throw startTookTooLong();
            }
            script.finishLoading();
        } catch (ScriptStop e) {
            throw startTookTooLong();
        } catch (InstanceStartFailed e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            Errors.Description error = realm.errors().describe(realm.errors().thrownBy(e));
            throw new InstanceStartFailed(error.type(), error.message(), error.stack());
        } finally {
            realm.leave(before);
            NativeLoops.enter(outer);
        }
    }

    /** Runs what a top-level await waits for, on the starting thread. */
    private void awaitModule() {
        while (script.isLoading() && !deadline.isOver()) {
            if (!loop.hasPending()) {
                String message = "The module's top-level await never settles: nothing is left that could settle it.";
                throw new InstanceStartFailed("Error", message, "Error: " + message);
            }
            Runnable task = loop.take(deadline.left());
            if (task != null) {
                try {
                    task.run();
                } catch (ScriptStop e) {
                    throw e;
                } catch (RuntimeException | StackOverflowError e) {
                    scope.report(realm.errors().describe(realm.errors().thrownBy(e)));
                }
                script.drainMicrotasks();
            }
        }
    }

    private InstanceStartFailed startTookTooLong() {
        String message = "The module's top level took longer than "
                + host.settings().startTimeLimit().toMillis() + " ms.";
        return new InstanceStartFailed("Error", message, "Error: " + message);
    }

    Program program() {
        return program;
    }

    EntryPoint entryPoint() {
        return script.entryPoint();
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

    /** Lets the current invocation be the last one. */
    void wearOut() {
        synchronized (lock) {
            worn = true;
        }
    }

    /** Ends the instance; what it runs is stopped. */
    void retire() {
        Run stopped;
        synchronized (lock) {
            state = InstanceState.RETIRED;
            stopped = run;
        }
        if (stopped != null) {
            deadline.stop();
            loop.post(() -> finish(
                    stopped,
                    new InvocationResult.TimedOut(stopped.call().limits().runTime())));
        }
    }

    CompletionStage<InvocationResult> run(InvocationCall call) {
        Run started;
        synchronized (lock) {
            if (state != InstanceState.BUSY || run != null) {
                throw new IllegalStateException(
                        "The instance is " + state + (run != null ? " and runs already." : "."));
            }
            deadline.arm(call.limits().runTime());
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
            script.invoke(call);
        });
        return started.future();
    }

    /** The time is over: a running script finds out by itself, a waiting one is ended here. */
    private void expired(Run expired) {
        deadline.stop();
        loop.post(() -> finish(
                expired, new InvocationResult.TimedOut(expired.call().limits().runTime())));
    }

    /** The script did not end although it was told to: its caller need not wait for that. */
    private void abandoned(Run abandoned) {
        wearOut();
        synchronized (lock) {
            state = InstanceState.RETIRED;
        }
        abandoned.settle(new InvocationResult.TimedOut(abandoned.call().limits().runTime()));
        abandoned.complete();
    }

    private HostCallback callback(Object function) {
        return loop.callback(outcome -> script.callBack(function, outcome));
    }

    private void settled(InvocationResult result) {
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
        boolean late = deadline.isOver();
        if (late) {
            wearOut();
        }
        finished.settle(
                late ? new InvocationResult.TimedOut(finished.call().limits().runTime()) : result);
        loop.nextGeneration();
    }

    @Override
    public void run(Runnable task) {
        Deadline outer = NativeLoops.enter(deadline);
        Object before = realm.enter();
        try {
            task.run();
        } catch (Throwable e) {
            failed(e);
        }
        try {
            script.drainMicrotasks();
        } catch (Throwable e) {
            failed(e);
        } finally {
            realm.leave(before);
            NativeLoops.enter(outer);
        }
        Run current = current();
        if (current != null && deadline.isOver()) {
            finish(
                    current,
                    new InvocationResult.TimedOut(current.call().limits().runTime()));
        }
    }

    private void failed(Throwable thrown) {
        Run current = current();
        if (thrown instanceof ScriptStop || current == null) {
            wearOut();
            if (current != null) {
                deadline.stop();
                finish(
                        current,
                        new InvocationResult.TimedOut(current.call().limits().runTime()));
            }
        } else if (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError)) {
            wearOut();
            finish(current, new InvocationResult.Threw("RangeError", "Out of memory", "RangeError: Out of memory"));
        } else {
            scope.report(realm.errors().describe(realm.errors().thrownBy(thrown)));
        }
    }

    @Override
    public void idle() {
        Run current = current();
        if (current != null && current.hasBegun() && !loop.hasPending()) {
            finish(
                    current,
                    new InvocationResult.Malformed(
                            "The handler's promise never settles: nothing is left that could settle it."));
        }
    }

    @Override
    public void stoodStill() {
        Run settled;
        synchronized (lock) {
            settled = run;
            if (settled == null || !settled.isSettled()) {
                return;
            }
            run = null;
        }
        scope.end();
        settled.complete();
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
