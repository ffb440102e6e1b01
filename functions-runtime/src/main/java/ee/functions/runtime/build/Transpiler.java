// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.jscomp.BasicErrorManager;
import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerInput;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.JSError;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.SourceMap;
import com.google.javascript.jscomp.parsing.Config.JsDocParsing;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The second stage: Closure Compiler lowers a module to ES5, renames nothing and optimises nothing. */
final class Transpiler {

    private static final String INPUT = "module.js";
    private static final String JSCOMP = "$jscomp";
    private static final String AWAIT_OUTSIDE = "await must be inside";

    /** What lowered code finds in the prelude, beside Closure's own helpers. */
    private static final List<String> SUPPORT = List.of(
            "absent",
            "accessors",
            "bound",
            "close",
            "constant",
            "defineClass",
            "early",
            "failed",
            "field",
            "initialised",
            "instanceOf",
            "importMeta",
            "importer",
            "iterate",
            "key",
            "method",
            "notNew",
            "object",
            "parentOf",
            "prototypeOf",
            "rest",
            "result",
            "statics",
            "superCount",
            "superRead",
            "superWrite",
            "take",
            "text");

    /**
     * What the stage made: a script with its map, or messages in coordinates of its input.
     *
     * @param needsV8 whether V8 has something that the module uses and Nashorn has not
     */
    record Output(@Nullable String script, SourceMapping mapping, List<BuildMessage> errors, boolean needsV8) {}

    private final List<String> libraries;

    private Transpiler(List<String> libraries) {
        this.libraries = libraries;
    }

    /** For functions: the helpers of the lowered code come from the prelude. */
    static Transpiler forFunctions() {
        return new Transpiler(List.of());
    }

    /** For the prelude: these helpers and built-in methods of Closure's own library come with it. */
    static Transpiler withLibraries(List<String> libraries) {
        return new Transpiler(libraries);
    }

    /** Transpiles a module; its name is what import() and import.meta know it by. */
    Output transpile(String code, String fileName) {
        Output output = transpile(code, fileName, 0);
        int exports = code.lastIndexOf("\nexport {\n");
        boolean awaits = exports >= 0
                && !output.errors().isEmpty()
                && output.errors().stream().allMatch(error -> error.text().startsWith(AWAIT_OUTSIDE));
        if (!awaits) {
            return output;
        }
        // Closure reads no top-level await: all but the exports, which esbuild puts last, goes into a function.
        String inFunction = ModuleForm.AWAITING + code.substring(0, exports) + "}" + code.substring(exports);
        return transpile(inFunction, fileName, ModuleForm.AWAITING.length());
    }

    private Output transpile(String code, String fileName, int shift) {
        try {
            return translate(code, fileName, shift);
        } finally {
            CompilerTrace.forget();
        }
    }

    private Output translate(String code, String fileName, int shift) {
        Compiler compiler = new Compiler(new Silence());
        compiler.disableThreads();
        compiler.init(List.of(), List.of(SourceFile.fromCode(INPUT, code)), options());
        Node script = parse(compiler);
        if (compiler.hasErrors()) {
            return rejected(messages(compiler), shift, true);
        }
        List<BuildMessage> refusals = new ArrayList<>();
        boolean lifted = false;
        for (Refusals.Refusal refusal : Refusals.in(script, shift > 0)) {
            refusals.add(new BuildMessage(
                    refusal.text(), refusal.node().getLineno(), refusal.node().getCharno() + 1));
            lifted |= refusal.liftedByV8();
        }
        if (!refusals.isEmpty() && libraries.isEmpty()) {
            return rejected(refusals, shift, lifted);
        }
        List<String> exports = ModuleForm.rewrite(script, fileName, shift > 0);
        RegularExpressions expressions = new RegularExpressions();
        expressions.replaceIn(script);
        if (libraries.isEmpty()) {
            FunctionNames.infer(script);
            Patterns.lower(script);
            Rewrites.apply(script, code.contains("hasInstance"));
            Classes.lower(script);
            if (EntryPoint.of(exports) == null) {
                return rejected(List.of(BuildMessage.withoutPosition(EntryPoint.missing(exports))), 0, false);
            }
        }
        compiler.parse();
        boolean needsV8 = false;
        if (libraries.isEmpty()) {
            needsV8 = OnlyV8.isNamedIn(compiler, code);
            Bindings.check(compiler);
        }
        compiler.stage1Passes();
        if (!compiler.hasErrors()) {
            compiler.stage2Passes();
        }
        if (compiler.hasErrors()) {
            return rejected(messages(compiler), shift, true);
        }
        finish(compiler, expressions);
        String text = compiler.toSource();
        return new Output(text, shifted(map(compiler), shift), List.of(), needsV8);
    }

    private static Node parse(Compiler compiler) {
        for (CompilerInput input : compiler.getInputsById().values()) {
            if (input.getName().equals(INPUT)) {
                return input.getAstRoot(compiler);
            }
        }
        throw new IllegalStateException("Closure lost its only input.");
    }

    /** Moves what the passes have put around the function into it, and adds the guards and the support. */
    private void finish(Compiler compiler, RegularExpressions expressions) {
        Node root = compiler.getRoot().getLastChild();
        Node function = null;
        List<Node> around = new ArrayList<>();
        for (Node script = root.getFirstChild(); script != null; script = script.getNext()) {
            for (Node statement = script.getFirstChild(); statement != null; statement = statement.getNext()) {
                if (statement.isExprResult() && statement.getFirstChild().isFunction()) {
                    function = statement.getFirstChild();
                } else {
                    around.add(statement);
                }
            }
        }
        if (function == null) {
            throw new IllegalStateException("Closure lost the module's function.");
        }
        Node body = function.getLastChild();
        for (int i = around.size() - 1; i >= 0; i--) {
            body.addChildToFront(around.get(i).detach());
        }
        // Those that the compiler's own library has brought.
        expressions.replaceIn(function);
        Guards.add(function);
        Node literals = expressions.variable();
        if (literals != null) {
            body.getSecondChild().addChildToBack(literals);
        }
        if (libraries.isEmpty()) {
            Node variables = body.getSecondChild();
            for (String name : SUPPORT) {
                Node variable = IR.name(Refusals.RESERVED_PREFIX + name);
                variable.addChildToFront(IR.getprop(IR.name(ModuleForm.PARAMETER), "language", name));
                variables.addChildToBack(variable);
            }
            variables.addChildToBack(Guards.member(JSCOMP, "jscomp"));
        } else {
            body.getLastChild().getFirstChild().addChildToBack(IR.quotedStringKey("jscomp", IR.name(JSCOMP)));
        }
    }

    private CompilerOptions options() {
        CompilerOptions options = new CompilerOptions();
        options.setLanguageIn(LanguageMode.UNSTABLE);
        options.setLanguageOut(LanguageMode.ECMASCRIPT5);
        options.setSkipNonTranspilationPasses(true);
        options.setRewritePolyfills(false);
        options.setStrictModeInput(true);
        options.setEmitUseStrict(false);
        options.setOutputCharset(StandardCharsets.US_ASCII);
        options.setParseJsDocDocumentation(JsDocParsing.TYPES_ONLY);
        options.setSourceMapOutputPath(INPUT + ".map");
        options.setSourceMapDetailLevel(SourceMap.DetailLevel.ALL);
        if (libraries.isEmpty()) {
            options.setPreventLibraryInjection(true);
        } else {
            options.setForceLibraryInjection(libraries);
        }
        return options;
    }

    private static SourceMapping map(Compiler compiler) {
        StringBuilder json = new StringBuilder();
        try {
            compiler.getSourceMap().appendTo(json, INPUT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SourceMapping.parse(json.toString());
    }

    private static List<BuildMessage> messages(Compiler compiler) {
        List<BuildMessage> messages = new ArrayList<>();
        for (JSError error : compiler.getErrors()) {
            String text = error.getDescription();
            String prefix = "Parse error. ";
            messages.add(new BuildMessage(
                    text.startsWith(prefix) ? text.substring(prefix.length()) : text,
                    Math.max(error.getLineNumber(), 0),
                    Math.max(error.getCharno() + 1, 0)));
        }
        return messages;
    }

    private static Output rejected(List<BuildMessage> messages, int shift, boolean needsV8) {
        List<BuildMessage> shifted = new ArrayList<>();
        for (BuildMessage message : messages) {
            int by = message.line() == 1 ? shift : 0;
            shifted.add(new BuildMessage(message.text(), message.line(), message.column() - by));
        }
        return new Output(null, new SourceMapping(), shifted, needsV8);
    }

    /** Takes from the first line of the input what this stage has put before it. */
    private static SourceMapping shifted(SourceMapping mapping, int shift) {
        if (shift == 0) {
            return mapping;
        }
        SourceMapping shifted = new SourceMapping();
        for (int i = 0; i < mapping.size(); i++) {
            int by = mapping.sourceLine(i) == 0 ? shift : 0;
            shifted.add(
                    mapping.generatedLine(i),
                    mapping.generatedColumn(i),
                    mapping.sourceLine(i),
                    Math.max(mapping.sourceColumn(i) - by, 0));
        }
        return shifted;
    }

    /** Collects errors without printing any. */
    private static final class Silence extends BasicErrorManager {

        @Override
        public void println(CheckLevel level, JSError error) {
            // The caller reads the errors from the compiler.
        }

        @Override
        public void printSummary() {
            // Nothing to sum up.
        }
    }
}
