// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import ee.functions.runtime.engine.EngineKind;
import java.util.Arrays;
import java.util.Optional;

/** The engine that a version asks for. */
public enum EngineChoice {
    /** OpenJDK Nashorn; the default. */
    NASHORN("nashorn"),
    /** V8, which must be installed and allowed. */
    V8("v8"),
    /** Nashorn, unless the build finds something in the module that only V8 has. */
    AUTO("auto");

    private final String id;

    EngineChoice(String id) {
        this.id = id;
    }

    /** The word for it in JSON and the database. */
    public String id() {
        return id;
    }

    /** The choice of exactly this engine. */
    public static EngineChoice of(EngineKind engine) {
        return switch (engine) {
            case NASHORN -> NASHORN;
            case V8 -> V8;
        };
    }

    /** The choice of this id; empty if there is none. */
    public static Optional<EngineChoice> of(String id) {
        return Arrays.stream(values()).filter(choice -> choice.id.equals(id)).findFirst();
    }
}
