// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.v8;

import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.executors.IV8Executor;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8Script;
import com.caoccao.javet.values.reference.V8ValueArray;
import com.caoccao.javet.values.reference.V8ValueObject;
import ee.functions.runtime.build.BuildMessage;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.engine.ScriptContext;
import ee.functions.runtime.engine.ScriptEngine;
import ee.functions.runtime.guard.Budget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * V8: an isolate of its own for each context; the first leaves a code cache of the prelude to all others. Thread-safe.
 *
 * <p>Scripts are stopped from outside: a watch asks the budgets of those that run, and ends what is over.
 */
public final class V8Engine implements ScriptEngine {

    /** The file name of the prelude's frames. */
    static final String PRELUDE_NAME = "prelude-v8.js";

    /** The global variable by which the prelude and this engine find each other. */
    static final String PRELUDE_GLOBAL = "$rt$prelude";

    private static final String RESOURCE = "/ee/functions/runtime/prelude/prelude-v8.js";
    private static final String JAVET = "com.caoccao.javet.interop.V8Host";

    private final V8Host host;
    private final long objectBytes;
    private final V8Watch watch;
    private final String prelude = prelude();

    /** What V8 has made of the prelude; null before the first instance. */
    private volatile byte @Nullable [] codeCache;

    private V8Engine(V8Host host, long heapBytes, ScheduledExecutorService timers) {
        this.host = host;
        this.objectBytes = heapBytes;
        this.watch = new V8Watch(timers);
    }

    /**
     * Finds V8.
     *
     * @param heapBytes how large the heap of one instance may get; the value that the first engine of the process was
     *     given holds for all that follow
     * @param timers runs the watch
     * @return empty if it is not installed
     */
    public static Optional<ScriptEngine> installed(long heapBytes, ScheduledExecutorService timers) {
        try {
            Class.forName(JAVET, false, V8Engine.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
        V8Host host = V8Library.load(heapBytes);
        return host == null ? Optional.empty() : Optional.of(new V8Engine(host, heapBytes, timers));
    }

    @Override
    public EngineKind kind() {
        return EngineKind.V8;
    }

    @Override
    public String version() {
        return host.getJSRuntimeType().getVersion();
    }

    /** V8 compiles in its own isolates: the first of them leaves a code cache to the others. */
    @Override
    public CompiledModule compile(String fileName, String script, String sourceMap) {
        return new V8ModuleSource(fileName, script, sourceMap);
    }

    @Override
    public @Nullable BuildMessage refusal(String fileName, String script, String sourceMap) {
        V8ModuleSource source = new V8ModuleSource(fileName, script, sourceMap);
        try (V8Runtime runtime = host.createV8Runtime(new V8RuntimeOptions());
                V8Module compiled = source.compile(runtime)) {
            return null;
        } catch (JavetCompilationException e) {
            return source.refusal(e.getScriptingError());
        } catch (JavetException e) {
            throw new IllegalStateException("V8 failed: " + e.getMessage(), e);
        }
    }

    @Override
    public ScriptContext newContext(ScriptContext.Owner owner, Budget budget) {
        return new V8Context(this, owner, budget, watch);
    }

    @Override
    public void close() {
        watch.close();
    }

    /** Makes a runtime in which the prelude is ready to be connected, with a trampoline for each of these host functions. */
    V8Runtime newRuntime(List<String> names) throws JavetException {
        V8Runtime runtime = host.createV8Runtime(new V8RuntimeOptions());
        runtime.setLogger(new V8Log());
        byte[] cache = codeCache;
        IV8Executor executor = cache == null ? runtime.getExecutor(prelude) : runtime.getExecutor(prelude, cache);
        try (V8Script compiled = executor.setResourceName(PRELUDE_NAME).compileV8Script()) {
            compiled.executeVoid();
            try (V8ValueObject global = runtime.getGlobalObject();
                    V8ValueObject installer = global.get(PRELUDE_GLOBAL);
                    V8ValueArray list = runtime.createV8ValueArray();
                    V8ValueObject limits = runtime.createV8ValueObject()) {
                for (String name : names) {
                    list.push(name);
                }
                limits.set("objectBytes", (double) objectBytes);
                installer.invokeVoid("prepare", list, limits);
            }
            if (cache == null) {
                // Now it holds the functions that the prelude has called.
                codeCache = compiled.getCachedData();
            }
        } catch (JavetException | RuntimeException | Error e) {
            runtime.close(true);
            throw e;
        }
        return runtime;
    }

    private static String prelude() {
        try (InputStream content = V8Engine.class.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                throw new IllegalStateException("The prelude is missing: " + RESOURCE);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The prelude could not be read.", e);
        }
    }
}
