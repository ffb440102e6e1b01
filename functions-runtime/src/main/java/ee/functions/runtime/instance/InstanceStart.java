// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.ScriptContext;
import ee.functions.runtime.engine.ScriptContext.Stay;
import ee.functions.runtime.engine.ThrownValue;
import ee.functions.runtime.guard.Budget;
import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.guard.Limit;
import ee.functions.runtime.guard.ScriptStop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gets an instance ready: the prelude, then the module's top level, up to the end of what that awaits. */
final class InstanceStart {

    private static final Duration PRELUDE_TIME = Duration.ofMinutes(1);

    private final FunctionHost host;
    private final Program program;
    private final Budget budget;
    private final InstanceLoop loop;
    private final LiveScope scope;
    private final ScriptContext context;
    private final HeldCheck held;

    InstanceStart(
            FunctionHost host,
            Program program,
            Budget budget,
            InstanceLoop loop,
            LiveScope scope,
            ScriptContext context,
            HeldCheck held) {
        this.host = host;
        this.program = program;
        this.budget = budget;
        this.loop = loop;
        this.scope = scope;
        this.context = context;
        this.held = held;
    }

    /** Evaluates prelude and module on the current thread. */
    void prepare() {
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
        held.findsTooMuch();
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
}
