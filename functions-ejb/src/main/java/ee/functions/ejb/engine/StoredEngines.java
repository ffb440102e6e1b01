// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.engine;

import ee.functions.runtime.build.EngineChoice;
import ee.functions.runtime.engine.EngineKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes the columns that name engines. */
public final class StoredEngines {
    private static final Set<EngineKind> ALL = Set.of(EngineKind.values());

    private StoredEngines() {}

    /** Returns the engines that a site may use as far as its policy goes: all of them if it has none. */
    public static Set<EngineKind> read(@Nullable String stored) {
        if (stored == null) {
            return ALL;
        }
        return Arrays.stream(stored.split(",", -1))
                .map(EngineKind::of)
                .flatMap(Optional::stream) // one of a newer server is none that this server could run
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the engine that a version asks for. */
    public static EngineChoice choice(String stored) {
        return EngineChoice.of(stored)
                .orElseThrow(() -> new IllegalStateException("There is no choice of an engine " + stored + "."));
    }

    /** Returns the engine that an artifact was built for, null if there is no artifact. */
    public static @Nullable EngineKind engine(@Nullable String stored) {
        return stored == null
                ? null
                : EngineKind.of(stored)
                        .orElseThrow(() -> new IllegalStateException("There is no engine " + stored + "."));
    }

    static String write(Set<EngineKind> engines) {
        return engines.stream().sorted().map(EngineKind::id).collect(Collectors.joining(","));
    }
}
