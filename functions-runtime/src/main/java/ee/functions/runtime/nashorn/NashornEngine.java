// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.build.BuildMessage;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.engine.ScriptContext;
import ee.functions.runtime.engine.ScriptEngine;
import ee.functions.runtime.guard.Budget;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.Context;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.Source;
import org.openjdk.nashorn.internal.runtime.Version;
import org.openjdk.nashorn.internal.runtime.options.Options;

/**
 * The engine that is always there: compiles scripts once, and makes realms to run them in. Thread-safe.
 *
 * <p>It uses Nashorn below its javax.script front, because that front puts the engine itself and a door to Java into
 * every global object.
 */
public final class NashornEngine implements ScriptEngine {

    private static final String[] OPTIONS = {
        "--language=es6",
        "--no-java",
        "--no-syntax-extensions",
        "--class-cache-size=0",
        "-strict",
        // Functions see neither the time zone nor the language of the server.
        "-timezone=UTC",
        "--locale=en-US"
    };

    private final Context context;
    private final ExpressionCache expressions = new ExpressionCache();
    private final Realm compiling;
    private final NashornScript prelude;

    /** Prepares an engine; one is enough for a server. */
    public NashornEngine() {
        Hardening.apply();
        SyntaxTreeThreads.endWhenIdle();
        LinkerMemory.keepOutOfTheJdk();
        Options options = new Options("nashorn");
        options.process(OPTIONS.clone());
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        this.context = new Context(
                options,
                new Context.ThrowErrorManager(),
                nowhere,
                nowhere,
                NashornEngine.class.getClassLoader(),
                className -> false);
        this.compiling = newRealm();
        prepare();
        this.prelude = Prelude.compile(this);
    }

    /**
     * Initialises all classes that a class refers to, directly or by others: those of the engine and of this runtime. A
     * class whose initialisation fails because a script has used up the stack could never be used again on this server.
     */
    public static void initialize(Class<?> root) {
        Initialization.of(root);
    }

    @Override
    public void close() {
        LinkerMemory.forgetCallSites();
    }

    @Override
    public EngineKind kind() {
        return EngineKind.NASHORN;
    }

    @Override
    public String version() {
        return Version.version();
    }

    @Override
    public CompiledModule compile(String fileName, String script, String sourceMap) {
        AnnotatedMap map = AnnotatedMap.of(sourceMap);
        return new NashornModule(
                compileWith(map.table(), fileName, script), new AuthorStack(fileName, script, map.plain()));
    }

    /** With a table of the functions, which takes the engine as long as compiling all of the script. */
    @Override
    public String annotated(String fileName, String script, String sourceMap) {
        String plain = AnnotatedMap.of(sourceMap).plain();
        NashornScript compiled = compile(fileName, script);
        Object before = compiling.enter();
        try {
            return new AnnotatedMap(plain, FunctionTable.write(compiling.function(compiled), script)).json();
        } finally {
            compiling.leave(before);
        }
    }

    /** The build knows what Nashorn takes. */
    @Override
    public @Nullable BuildMessage refusal(String fileName, String script, String sourceMap) {
        return null;
    }

    @Override
    public ScriptContext newContext(ScriptContext.Owner owner, Budget budget) {
        return new NashornContext(newRealm(), prelude, owner, budget);
    }

    private void prepare() {
        Realm realm = newRealm();
        Object before = realm.enter();
        try {
            // Strict functions, which all authors' functions are, and bound ones.
            for (String kind : new String[] {"(function () {})", "(function () {}).bind(null)"}) {
                FunctionProperties.loosen((ScriptFunction) realm.evaluate(compile("function.js", kind)));
            }
            refuseIfNotSealed(realm);
        } finally {
            realm.leave(before);
        }
    }

    /** The seal is found as a service; where it is not, scripts would reach Java, and nothing may run. */
    private void refuseIfNotSealed(Realm realm) {
        Object reached = realm.evaluate(compile("seal.js", "typeof ''.getClass"));
        if (!realm.text(reached).equals("undefined")) {
            throw new IllegalStateException("The script engine is not sealed: the service " + Seal.class.getName()
                    + " was not found by its class loader.");
        }
    }

    /**
     * Compiles a script, to be evaluated in any number of realms.
     *
     * @param name the file name that its stack frames carry
     */
    NashornScript compile(String name, String text) {
        return compileWith(null, name, text);
    }

    /** With a {@link FunctionTable} if there is one; one that the engine cannot use counts as none. */
    private NashornScript compileWith(@Nullable String table, String name, String text) {
        if (table != null) {
            try {
                return compileTabled(table, name, text);
            } catch (RuntimeException | LinkageError | AssertionError unfit) {
                // What was kept is of another engine, or damaged. The script alone says everything.
            }
        }
        return compiled(name, text, () -> null);
    }

    /**
     * Compiles a script with its table.
     *
     * @throws RuntimeException if the table does not belong to the script, as does any error that a damaged one leads to
     */
    NashornScript compileTabled(String table, String name, String text) {
        return compiled(name, text, () -> FunctionTable.read(table, text));
    }

    private NashornScript compiled(String name, String text, Supplier<FunctionTable.@Nullable Functions> functions) {
        // The compiler finds its options through the global object of its thread.
        Object before = compiling.enter();
        try {
            return SkippedBodies.compiling(
                    functions.get(), () -> new NashornScript(context.compileScript(Source.sourceFor(name, text))));
        } finally {
            compiling.leave(before);
        }
    }

    /** Makes a realm: a global object with the built-ins of the language and nothing of the host. */
    Realm newRealm() {
        return SharedShapes.keepingShapes(() -> {
            Global global = context.newGlobal();
            context.initGlobal(global);
            Globals.removeOthers(global);
            Globals.removeFunctionName(global);
            Globals.ownFunctionMembers(global);
            return new Realm(global, expressions);
        });
    }
}
