// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import ee.functions.runtime.build.BuildMessage;
import ee.functions.runtime.guard.Budget;
import org.jspecify.annotations.Nullable;

/** A JavaScript engine with the prelude: compiles modules once, and makes contexts to run them in. Thread-safe. */
public interface ScriptEngine extends AutoCloseable {

    /** Which engine it is. */
    EngineKind kind();

    /** Which version of the engine it is, as its makers number them. */
    String version();

    /**
     * Compiles the artifact of a module, to be loaded in any number of contexts of this engine. Blocks for up to a second
     * if the script is large.
     *
     * @param fileName the name that stacks show
     * @param script what the build made for this engine
     * @param sourceMap the map from the script to the author's module, standard JSON (version 3)
     */
    CompiledModule compile(String fileName, String script, String sourceMap);

    /**
     * Finds what the engine refuses of a script although the build has made it; blocks as {@link #compile} does.
     *
     * @return a message in the author's own coordinates; null if the engine takes the script
     */
    @Nullable
    BuildMessage refusal(String fileName, String script, String sourceMap);

    /**
     * Adds to the map of a script what spares this engine work when it compiles the script; may block longer than
     * {@link #compile}, which takes the map with it or without.
     */
    default String annotated(String fileName, String script, String sourceMap) {
        return sourceMap;
    }

    /**
     * Makes a context without prelude and module.
     *
     * @param owner is told what happens in it
     * @param budget what a script in it may use; it is asked while scripts run
     */
    ScriptContext newContext(ScriptContext.Owner owner, Budget budget);

    /**
     * Lets go of what would keep the engine in memory; to be called when no script runs any more, and again when one has gone on
     * all the same.
     */
    @Override
    void close();

    /** A module that this engine has compiled; its own engine alone knows what is in it. */
    interface CompiledModule {}
}
