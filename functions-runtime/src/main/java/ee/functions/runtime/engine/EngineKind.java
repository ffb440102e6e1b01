// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.util.Arrays;
import java.util.Optional;

/** An engine that can run instances. */
public enum EngineKind {
    /** OpenJDK Nashorn: Java alone, always there; runs what the build has lowered to ES5. */
    NASHORN("nashorn", true),
    /** V8 through Javet: a native library that an administrator installs beside the application. */
    V8("v8", false);

    private final String id;
    private final boolean concurrent;

    EngineKind(String id, boolean concurrent) {
        this.id = id;
        this.concurrent = concurrent;
    }

    /** The word for it in settings, JSON and the database. */
    public String id() {
        return id;
    }

    /**
     * Tells whether an instance can run several invocations at a time. It takes promises of which the prelude knows whose
     * reactions they are, so that what an invocation waited for goes on in its own name.
     */
    public boolean isConcurrent() {
        return concurrent;
    }

    /** The engine of this id; empty if there is none. */
    public static Optional<EngineKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
