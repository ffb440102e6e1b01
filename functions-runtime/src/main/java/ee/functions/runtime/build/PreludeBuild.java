// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Builds the prelude with the same stages as a version; run when this project is built.
 *
 * <p>The helpers of lowered code and the built-in methods that the engine lacks come from Closure's own library, once.
 */
public final class PreludeBuild {

    private static final List<String> HELPERS = List.of(
            "es6/util/arrayfromiterable",
            "es6/util/arrayfromiterator",
            "es6/util/arrayiterator",
            "es6/util/assign",
            "es6/util/atmethod",
            "es6/util/construct",
            "es6/util/createtemplatetagfirstarg",
            "es6/util/inherits",
            "es6/util/iteratorfromarray",
            "es6/util/makeasynciterator",
            "es6/util/makeiterator",
            "es6/util/restarguments",
            "es6/util/setprototypeof",
            "es6/generator_engine",
            "es6/execute_async_generator",
            "es6/async_generator_wrapper");

    private PreludeBuild() {}

    /**
     * Builds the prelude of both engines.
     *
     * @param arguments the directory of {@code nashorn.js} and {@code v8.js}, and the directory to write {@code prelude.js},
     *     its map and {@code prelude-v8.js} to
     */
    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        Path binary = EsbuildBinary.bundled();
        if (binary == null) {
            throw new IllegalStateException("There is no esbuild for this platform to bundle the prelude with.");
        }
        Esbuild esbuild = new Esbuild(binary);
        Files.createDirectories(target);
        buildForNashorn(esbuild, sources, target);
        buildForV8(esbuild, sources, target);
    }

    private static void buildForNashorn(Esbuild esbuild, Path sources, Path target) throws IOException {
        Path promise = sources.resolve("language").resolve("promise.js");
        Esbuild.Output bundled = bundled(esbuild, sources.resolve("nashorn.js"), promise, "esm", "es2021");
        Transpiler.Output transpiled = Transpiler.withLibraries(HELPERS).transpile(code(bundled), "prelude.js");
        if (transpiled.script() == null) {
            throw new IllegalStateException("The prelude could not be lowered: " + transpiled.errors());
        }
        LineLayout.Result laidOut =
                LineLayout.of(transpiled.script(), transpiled.mapping().through(bundled.mapping()));
        Files.writeString(target.resolve("prelude.js"), laidOut.script(), StandardCharsets.US_ASCII);
        Files.writeString(target.resolve("prelude.js.map"), laidOut.mapping().toJson("prelude.js"));
    }

    /** V8 knows the language itself; the frames of the prelude are never shown, so it needs no map. */
    private static void buildForV8(Esbuild esbuild, Path sources, Path target) throws IOException {
        Path captured = sources.resolve("v8").resolve("captured.js");
        Esbuild.Output bundled = bundled(esbuild, sources.resolve("v8.js"), captured, "iife", "esnext");
        // The bundle of modules is a script, in which "this" would become the global object where there is none.
        String script = "\"use strict\";\n" + code(bundled);
        Files.writeString(target.resolve("prelude-v8.js"), script, StandardCharsets.US_ASCII);
    }

    private static Esbuild.Output bundled(Esbuild esbuild, Path entry, Path injected, String format, String target) {
        Esbuild.Output bundled = esbuild.bundle(entry, injected, format, target, Duration.ofMinutes(1));
        if (bundled.code() == null) {
            throw new IllegalStateException("The prelude could not be bundled: " + bundled.errors());
        }
        return bundled;
    }

    private static String code(Esbuild.Output bundled) {
        return Objects.requireNonNull(bundled.code());
    }
}
