// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.draft;

import ee.functions.runtime.build.EngineChoice;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a draft may name as its runtime: the one that there is, or one of its engines. */
public enum DraftRuntime {
    /** The runtime, with the engine of the version before; nashorn for the first version. */
    NODE("node", null),
    /** The engine nashorn. */
    NASHORN(EngineChoice.NASHORN),
    /** The engine v8. */
    V8(EngineChoice.V8),
    /** The engine that the build finds to be enough. */
    AUTO(EngineChoice.AUTO);

    private final String id;
    private final @Nullable EngineChoice engine;

    DraftRuntime(String id, @Nullable EngineChoice engine) {
        this.id = id;
        this.engine = engine;
    }

    DraftRuntime(EngineChoice engine) {
        this(engine.id(), engine);
    }

    /** Returns the word for it in JSON and the database. */
    public String id() {
        return id;
    }

    /** Returns the id of the engine that a version of the draft asks for, null for that of the version before. */
    public @Nullable String engine() {
        return engine == null ? null : engine.id();
    }

    /** Returns the runtime of this id, empty if there is none. */
    public static Optional<DraftRuntime> of(String id) {
        return Arrays.stream(values()).filter(runtime -> runtime.id.equals(id)).findFirst();
    }

    static String ids() {
        return Arrays.stream(values()).map(DraftRuntime::id).collect(Collectors.joining(", "));
    }
}
