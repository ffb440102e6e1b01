// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.util.Arrays;
import java.util.Optional;

/** An engine that can run instances. */
public enum EngineKind {
    /** OpenJDK Nashorn: Java alone, always there; runs what the build has lowered to ES5. */
    NASHORN("nashorn"),
    /** V8 through Javet: a native library that an administrator installs beside the application. */
    V8("v8");

    private final String id;

    EngineKind(String id) {
        this.id = id;
    }

    /** The word for it in settings, JSON and the database. */
    public String id() {
        return id;
    }

    /** The engine of this id; empty if there is none. */
    public static Optional<EngineKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
