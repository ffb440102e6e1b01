// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.v8;

import com.caoccao.javet.enums.JavetPromiseRejectEvent;
import com.caoccao.javet.enums.V8ValueErrorType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetExecutionException;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.interop.monitoring.V8HeapStatistics;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.IV8Module;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import ee.functions.runtime.build.EntryPoint;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.ScriptContext;
import ee.functions.runtime.engine.ScriptEngine;
import ee.functions.runtime.engine.ThrownValue;
import ee.functions.runtime.guard.Budget;
import ee.functions.runtime.guard.Limit;
import ee.functions.runtime.guard.ScriptStop;
import ee.functions.runtime.guard.Ticks;
import ee.functions.runtime.instance.Header;
import ee.functions.runtime.instance.InstanceStartFailed;
import ee.functions.runtime.instance.InvocationCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An isolate with the prelude and a module in it.
 *
 * <p>Java calls one function of the prelude, {@code run}, which lets no error out; the prelude calls one of Java's, which
 * {@link V8Calls} answers. The other side of this class is {@code src/main/js/prelude/v8.js}.
 */
final class V8Context implements ScriptContext {

    private static final System.Logger LOG = System.getLogger(V8Context.class.getName());

    /** What the first member of an array says that {@code run} gives for an error. */
    private static final String THROWN = "!";

    /**
     * How much larger than its limit a heap may get for a moment: V8 ends the process when a single step of its own needs
     * more, and its largest array takes a gigabyte.
     */
    private static final long UNTIL_THE_SCRIPT_ENDS = 3L << 30;

    /** What is outside of V8's heap is counted each time that this part of the limit has been allocated. */
    private static final int COUNTS_PER_LIMIT = 8;

    /** A promise that was rejected and that nobody handles (kind 0), or that somebody handles after all (kind 1). */
    private record Rejection(int kind, V8Value promise, V8Value reason) {}

    private final Queue<Rejection> rejections = new ArrayDeque<>();
    private final V8Engine engine;
    private final Owner owner;
    private final Budget budget;
    private final V8Watch watch;
    private final ReentrantLock inside = new ReentrantLock();
    /** Guards the life of the runtime against the watch. */
    private final Object life = new Object();

    private @Nullable V8Runtime runtime;
    private @Nullable V8ValueFunction run;
    private @Nullable V8Module module;
    private @Nullable V8ModuleSource script;
    private @Nullable JavetCallbackContext callable;
    private @Nullable V8Calls calls;
    private EntryPoint entryPoint = EntryPoint.ON_INVOKE;
    private boolean loaded;
    private @Nullable ThrownValue failure;
    private long uncounted;
    private boolean abandoned;
    private volatile boolean closing;

    V8Context(V8Engine engine, Owner owner, Budget budget, V8Watch watch) {
        this.engine = engine;
        this.owner = owner;
        this.budget = budget;
        this.watch = watch;
    }

    @Override
    public Stay enter() {
        inside.lock();
        // Host functions ask while they work, as on the other engine.
        Budget outer = Ticks.enter(budget);
        watch.enters(this);
        return () -> {
            watch.leaves(this);
            Ticks.enter(outer);
            boolean last = closing;
            inside.unlock();
            if (last) {
                close();
            }
        };
    }

    @Override
    public void install(Map<String, HostFunction> functions) {
        Map<String, HostFunction> all = new TreeMap<>(functions);
        V8Calls answering = new V8Calls(owner, this);
        all.put("sourcePosition", values -> answering.sourcePosition(script, values));
        calls = answering;
        List<String> names = List.copyOf(all.keySet());
        try {
            V8Runtime started = engine.newRuntime(names);
            synchronized (life) {
                runtime = started;
            }
            started.allowEval(false);
            started.setNearHeapLimitCallback((current, initial) -> {
                budget.stop(Limit.HELD_BYTES);
                started.terminateExecution();
                return current + UNTIL_THE_SCRIPT_ENDS;
            });
            started.setV8ModuleResolver(this::resolve);
            answering.connect(started, List.copyOf(all.values()));
            IJavetDirectCallable.NoThisAndResult<Exception> call = answering::call;
            JavetCallbackContext nativeCall =
                    new JavetCallbackContext("native", JavetCallbackType.DirectCallNoThisAndResult, call);
            callable = nativeCall;
            try (V8ValueObject global = started.getGlobalObject();
                    V8ValueObject prelude = global.get(V8Engine.PRELUDE_GLOBAL);
                    V8ValueFunction function = started.createV8ValueFunction(nativeCall)) {
                run = prelude.invoke("connect", function);
            }
            started.setPromiseRejectCallback(this::noteRejection);
        } catch (JavetException e) {
            throw failed(e);
        }
    }

    @Override
    public void load(ScriptEngine.CompiledModule compiled) {
        V8ModuleSource source = (V8ModuleSource) compiled;
        script = source;
        refuseIfOver();
        try {
            V8Module made = source.compile(runtime());
            module = made;
            made.instantiate();
            try (V8ValuePromise evaluated = made.evaluate()) {
                run("settle", evaluated);
            }
            source.keepCode(made);
        } catch (JavetException e) {
            throw failed(e);
        }
        drainMicrotasks();
    }

    /** The module has been evaluated, or has failed. */
    void settled(@Nullable ThrownValue thrown) {
        failure = thrown;
        loaded = true;
    }

    @Override
    public boolean isLoading() {
        return !loaded;
    }

    @Override
    public void finishLoading() {
        ThrownValue thrown = failure;
        if (thrown != null) {
            throw new InstanceStartFailed(thrown.type(), thrown.message(), thrown.stack());
        }
        V8Module evaluated = module;
        if (evaluated == null) {
            throw new IllegalStateException("No module is loaded.");
        }
        try (V8Value namespace = evaluated.getNamespace()) {
            Object style = run("open", namespace);
            EntryPoint found = EntryPoint.of(List.of(String.valueOf(style)));
            entryPoint = found == null ? entryPoint : found;
        } catch (JavetException e) {
            throw failed(e);
        }
    }

    @Override
    public EntryPoint entryPoint() {
        return entryPoint;
    }

    @Override
    public void belongsTo(long invocation) {
        throw new UnsupportedOperationException("An instance of V8 runs one invocation at a time.");
    }

    @Override
    public void invoke(InvocationCall call) {
        List<String> headers = new ArrayList<>(call.headers().size() * 2);
        for (Header header : call.headers()) {
            headers.add(header.name());
            headers.add(header.value());
        }
        run("invoke", call.invocationId(), call.method(), call.url(), headers, call.body());
    }

    @Override
    public void callBack(Object function, @Nullable String errorType, String message, @Nullable Object value) {
        if (errorType == null) {
            run("call", function, value);
        } else {
            run("fail", function, errorType, message);
        }
    }

    @Override
    public void forget(Object function) {
        run("forget", function);
    }

    @Override
    public void drainMicrotasks() {
        do {
            tellRejections();
            // A listener that is told may reject another promise.
        } while (Boolean.TRUE.equals(run("drain")));
    }

    @Override
    public long occupiedBytes() {
        return measure();
    }

    @Override
    public long heldBytes(List<Object> others, long limit) {
        V8Runtime measured = runtime;
        if (measured != null) {
            // Collects all that the script has let go of.
            measured.lowMemoryNotification();
        }
        return measure();
    }

    @Override
    public ThrownValue describe(Throwable thrown) {
        if (thrown instanceof V8Thrown described) {
            return described.value();
        }
        if (thrown instanceof ScriptStop stop) {
            throw stop;
        }
        if (thrown instanceof StackOverflowError) {
            String message = "Maximum call stack size exceeded";
            return new ThrownValue("RangeError", message, "RangeError: " + message);
        }
        LOG.log(System.Logger.Level.WARNING, "A script met an internal error.", thrown);
        return new ThrownValue("Error", "Internal error", "Error: Internal error");
    }

    @Override
    public void close() {
        closing = true;
        if (inside.tryLock()) {
            try {
                release();
            } finally {
                inside.unlock();
            }
        }
    }

    /** Ends the script if a limit is passed; called by the watch. */
    void stopIfOver() {
        if (budget.askFromOutside() != null) {
            terminate();
        }
    }

    /** Ends the script whatever it may still use; called by the watch when nothing may run any more. */
    void stop() {
        budget.stop(Limit.RUN_TIME);
        terminate();
    }

    /** An order to end that came while no script ran is lost: what is over must not begin. */
    private void refuseIfOver() {
        if (watch.isClosed()) {
            budget.stop(Limit.RUN_TIME);
        }
        if (budget.isOver()) {
            throw budget.stopped();
        }
    }

    /**
     * Ends the script if it holds too much outside of V8's own heap, whose limit does not count that; called out of the
     * script. V8 counts at the next step of the script.
     *
     * <p>Only the thread in the context may ask: V8 makes any other wait until the script has ended, if it is between two
     * calls just then.
     */
    void countSoon() {
        V8Runtime running = runtime();
        var unused = running.getV8HeapStatistics().thenAccept(statistics -> {
            if (statistics.getExternalMemory() > budget.heldBytesLimit()) {
                budget.stop(Limit.HELD_BYTES);
                running.terminateExecution();
            }
        });
    }

    /** So many bytes outside of V8's heap were made for the script by Java; the prelude sees to what the script makes. */
    void allocated(long bytes) {
        uncounted += bytes;
        if (uncounted > budget.heldBytesLimit() / COUNTS_PER_LIMIT) {
            uncounted = 0;
            countSoon();
        }
    }

    /** Ends what runs, at once or at its next step. */
    void terminate() {
        synchronized (life) {
            V8Runtime running = runtime;
            if (running != null) {
                running.terminateExecution();
            }
        }
    }

    private void release() {
        if (abandoned) {
            return;
        }
        abandoned = true;
        V8Runtime ended;
        synchronized (life) {
            ended = runtime;
            runtime = null;
        }
        rejections.forEach(rejection -> {
            V8Calls.close(rejection.promise());
            V8Calls.close(rejection.reason());
        });
        rejections.clear();
        if (run != null) {
            V8Calls.close(run);
        }
        if (module != null) {
            V8Calls.close(module);
        }
        run = null;
        module = null;
        if (ended != null) {
            if (callable != null) {
                ended.removeCallbackContext(callable.getHandle());
            }
            try {
                ended.close(true);
            } catch (JavetException e) {
                LOG.log(System.Logger.Level.WARNING, "An isolate of V8 could not be closed.", e);
            }
        }
    }

    private long measure() {
        V8Runtime measured = runtime;
        if (measured == null) {
            return 0;
        }
        V8HeapStatistics statistics = measured.getV8HeapStatistics().join();
        return statistics.getUsedHeapSize() + statistics.getExternalMemory();
    }

    private @Nullable IV8Module resolve(V8Runtime in, String specifier, IV8Module referrer) {
        V8ModuleSource known = script;
        if (known != null
                && (specifier.equals("./" + known.fileName()) || specifier.equals("file:///" + known.fileName()))) {
            return module;
        }
        in.throwError(
                V8ValueErrorType.TypeError,
                "Cannot import '" + specifier + "': a function is one module; bundle it into the function's own file");
        return null;
    }

    /**
     * V8 is in the middle of something here, perhaps at the very end of its stack: the prelude is told later.
     *
     * <p>What a script throws while Java calls it out of a call of the script would be lost, or end the process.
     */
    private void noteRejection(JavetPromiseRejectEvent event, V8ValuePromise promise, V8Value reason) {
        if (event == JavetPromiseRejectEvent.PromiseRejectWithNoHandler
                || event == JavetPromiseRejectEvent.PromiseHandlerAddedAfterReject) {
            int kind = event == JavetPromiseRejectEvent.PromiseRejectWithNoHandler ? 0 : 1;
            try {
                rejections.add(new Rejection(kind, promise.toClone(), reason.toClone()));
            } catch (JavetException e) {
                LOG.log(System.Logger.Level.WARNING, "A rejection could not be noted.", e);
            }
        }
    }

    private void tellRejections() {
        while (!rejections.isEmpty()) {
            Rejection rejection = rejections.remove();
            try {
                run("rejected", rejection.kind(), rejection.promise(), rejection.reason());
            } finally {
                V8Calls.close(rejection.promise());
                V8Calls.close(rejection.reason());
            }
        }
    }

    private @Nullable Object run(String operation, @Nullable Object... arguments) {
        V8Calls answering = calls;
        if (answering == null) {
            throw new IllegalStateException("The prelude is not installed.");
        }
        refuseIfOver();
        V8Value[] values = new V8Value[arguments.length + 1];
        answering.begin();
        try {
            values[0] = runtime().createV8ValueString(operation);
            for (int i = 0; i < arguments.length; i++) {
                values[i + 1] = answering.toScript(arguments[i]);
            }
            Object result;
            try (V8Value given = function().call(null, values)) {
                result = answering.toJava(given);
            }
            answering.refuseIfStopped();
            if (result instanceof List<?> list && list.size() == 4 && THROWN.equals(list.get(0))) {
                throw new V8Thrown(V8Calls.thrown(list, 1));
            }
            return result;
        } catch (JavetException e) {
            throw failed(e);
        } finally {
            for (int i = 0; i < values.length; i++) {
                boolean ours = i == 0 || !(arguments[i - 1] instanceof V8Value);
                if (values[i] != null && ours) {
                    V8Calls.close(values[i]);
                }
            }
        }
    }

    private RuntimeException failed(JavetException e) {
        V8Calls answering = calls;
        if (answering != null) {
            answering.refuseIfStopped();
        }
        if (e instanceof JavetTerminatedException) {
            throw budget.stopped();
        }
        if (e instanceof JavetExecutionException thrown && thrown.getScriptingError() != null) {
            String message = String.valueOf(thrown.getScriptingError().getDetailedMessage());
            return new V8Thrown(new ThrownValue("Error", message, "Error: " + message));
        }
        return new IllegalStateException("V8 failed: " + e.getMessage(), e);
    }

    private V8Runtime runtime() {
        V8Runtime started = runtime;
        if (started == null) {
            throw new IllegalStateException("The context is closed.");
        }
        return started;
    }

    private V8ValueFunction function() {
        V8ValueFunction connected = run;
        if (connected == null) {
            throw new IllegalStateException("The context is closed.");
        }
        return connected;
    }
}
