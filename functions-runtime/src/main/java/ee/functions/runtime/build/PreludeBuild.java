// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
     * Builds the prelude.
     *
     * @param arguments the file {@code main.js}, and the directory to write {@code prelude.js} and its map to
     */
    public static void main(String[] arguments) throws IOException {
        Path entry = Path.of(arguments[0]);
        Path promise = entry.resolveSibling("language").resolve("promise.js");
        Path target = Path.of(arguments[1]);
        Path binary = EsbuildBinary.bundled();
        if (binary == null) {
            throw new IllegalStateException("There is no esbuild for this platform to bundle the prelude with.");
        }
        Esbuild.Output bundled = new Esbuild(binary).bundle(entry, promise, Duration.ofMinutes(1));
        if (bundled.code() == null) {
            throw new IllegalStateException("The prelude could not be bundled: " + bundled.errors());
        }
        Transpiler.Output transpiled = Transpiler.withLibraries(HELPERS).transpile(bundled.code(), "prelude.js");
        if (transpiled.script() == null) {
            throw new IllegalStateException("The prelude could not be lowered: " + transpiled.errors());
        }
        Files.createDirectories(target);
        LineLayout.Result laidOut =
                LineLayout.of(transpiled.script(), transpiled.mapping().through(bundled.mapping()));
        Files.writeString(target.resolve("prelude.js"), laidOut.script(), StandardCharsets.US_ASCII);
        Files.writeString(target.resolve("prelude.js.map"), laidOut.mapping().toJson("prelude.js"));
    }
}
