// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetScriptingError;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.executors.IV8Executor;
import com.caoccao.javet.values.reference.V8Module;
import ee.functions.runtime.build.BuildMessage;
import ee.functions.runtime.build.SourceMapping;
import ee.functions.runtime.engine.ScriptEngine;
import org.jspecify.annotations.Nullable;

/** A module for V8. Thread-safe. */
final class V8ModuleSource implements ScriptEngine.CompiledModule {

    private final String fileName;
    private final String text;
    private final String sourceMap;
    private volatile @Nullable SourceMapping mapping;
    private volatile byte @Nullable [] codeCache;

    V8ModuleSource(String fileName, String text, String sourceMap) {
        this.fileName = fileName;
        this.text = text;
        this.sourceMap = sourceMap;
    }

    String fileName() {
        return fileName;
    }

    /** Compiles the module in an isolate; the first time takes longest. */
    V8Module compile(V8Runtime runtime) throws JavetException {
        byte[] cache = codeCache;
        IV8Executor executor = cache == null ? runtime.getExecutor(text) : runtime.getExecutor(text, cache);
        return executor.setResourceName(fileName).setModule(true).compileV8Module();
    }

    /** Keeps what V8 has made of the text, for the isolates to come. */
    void keepCode(V8Module compiled) throws JavetException {
        if (codeCache == null) {
            codeCache = compiled.getCachedData();
        }
    }

    /** What V8 said of the text, in the author's own coordinates. */
    BuildMessage refusal(JavetScriptingError error) {
        String text = String.valueOf(error.getDetailedMessage());
        int line = error.getLineNumber();
        int column = error.getStartColumn() + 1;
        SourceMapping.Position position = mapping().source(line - 1, column - 1);
        return position == null
                ? new BuildMessage(text, line, column)
                : new BuildMessage(
                        text,
                        position.line() + 1,
                        position.column() + 1,
                        mapping().hasSeveralFiles() ? mapping().file(position) : null);
    }

    /**
     * Where a place of the script is in the author's modules, as {@code file:line:column}; the place itself if nothing is
     * known.
     *
     * @param line from 1
     * @param column from 1
     */
    String sourcePosition(int line, int column) {
        SourceMapping.Position position = mapping().source(line - 1, column - 1);
        if (position == null) {
            return fileName + ":" + line + ":" + column;
        }
        String file = mapping().file(position);
        return (file == null ? fileName : file) + ":" + (position.line() + 1) + ":" + (position.column() + 1);
    }

    private SourceMapping mapping() {
        SourceMapping map = mapping;
        if (map == null) {
            // Most versions never throw.
            map = SourceMapping.parse(sourceMap);
            mapping = map;
        }
        return map;
    }
}
