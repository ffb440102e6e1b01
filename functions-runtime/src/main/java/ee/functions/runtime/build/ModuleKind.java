// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file of an archive is to those that import it, told by the end of its name. */
enum ModuleKind {
    JAVASCRIPT("js", true),
    TYPESCRIPT("ts", true),
    JSON("json", false),
    TEXT("text", false);

    private final String loader;
    private final boolean script;

    ModuleKind(String loader, boolean script) {
        this.loader = loader;
        this.script = script;
    }

    /** The kind of a file, null if it cannot be imported. */
    static @Nullable ModuleKind of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return switch (name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
            case "js", "mjs", "cjs" -> dot < 0 ? null : JAVASCRIPT;
            case "ts", "mts", "cts" -> dot < 0 ? null : TYPESCRIPT;
            case "json" -> dot < 0 ? null : JSON;
            case "txt" -> dot < 0 ? null : TEXT;
            default -> null;
        };
    }

    /** What esbuild calls it. */
    String loader() {
        return loader;
    }

    /** Whether it has code, which can import and export. */
    boolean isScript() {
        return script;
    }
}
