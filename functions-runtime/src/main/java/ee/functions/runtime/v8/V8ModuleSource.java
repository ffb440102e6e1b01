// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.v8;

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

    String text() {
        return text;
    }

    /** What V8 has made of the text; null before it was compiled for the first time. */
    byte @Nullable [] codeCache() {
        return codeCache;
    }

    void codeCache(byte[] made) {
        codeCache = made;
    }

    /**
     * Where a place of the script is in the author's module, as {@code line:column}; the place itself if nothing is known.
     *
     * @param line from 1
     * @param column from 1
     */
    String sourcePosition(int line, int column) {
        SourceMapping map = mapping;
        if (map == null) {
            // Most versions never throw.
            map = SourceMapping.parse(sourceMap);
            mapping = map;
        }
        SourceMapping.Position position = map.source(line - 1, column - 1);
        return position == null ? line + ":" + column : (position.line() + 1) + ":" + (position.column() + 1);
    }
}
