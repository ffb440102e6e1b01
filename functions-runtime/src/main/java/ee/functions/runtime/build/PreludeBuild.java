// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    private static final List<String> OBJECT =
            List.of("assign", "entries", "fromentries", "getownpropertydescriptors", "hasOwn", "is", "values");
    private static final List<String> ARRAY = List.of(
            "at",
            "copywithin",
            "fill",
            "find",
            "findindex",
            "findlast",
            "findlastindex",
            "flat",
            "flatmap",
            "from",
            "includes",
            "of");
    private static final List<String> STRING = List.of(
            "at",
            "codepointat",
            "endswith",
            "fromcodepoint",
            "includes",
            "padend",
            "padstart",
            "raw",
            "repeat",
            "startswith",
            "trimend",
            "trimstart");
    private static final List<String> NUMBER =
            List.of("constants", "isfinite", "isinteger", "isnan", "issafeinteger", "parsefloat", "parseint");
    private static final List<String> MATH = List.of(
            "acosh", "asinh", "atanh", "cbrt", "clz32", "cosh", "expm1", "fround", "hypot", "imul", "log10", "log1p",
            "log2", "sign", "sinh", "tanh", "trunc");

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
        Transpiler.Output transpiled = Transpiler.withLibraries(libraries()).transpile(bundled.code());
        if (transpiled.script() == null) {
            throw new IllegalStateException("The prelude could not be lowered: " + transpiled.errors());
        }
        Files.createDirectories(target);
        LineLayout.Result laidOut =
                LineLayout.of(transpiled.script(), transpiled.mapping().through(bundled.mapping()));
        Files.writeString(target.resolve("prelude.js"), laidOut.script(), StandardCharsets.US_ASCII);
        Files.writeString(target.resolve("prelude.js.map"), laidOut.mapping().toJson("prelude.js"));
    }

    private static List<String> libraries() {
        List<String> libraries = new ArrayList<>(HELPERS);
        OBJECT.forEach(name -> libraries.add("es6/object/" + name));
        ARRAY.forEach(name -> libraries.add("es6/array/" + name));
        STRING.forEach(name -> libraries.add("es6/string/" + name));
        NUMBER.forEach(name -> libraries.add("es6/number/" + name));
        MATH.forEach(name -> libraries.add("es6/math/" + name));
        return libraries;
    }
}
