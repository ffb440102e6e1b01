// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may choose about builds.
 *
 * @param esbuild the esbuild binary (setting {@code functions.build.esbuild-path}); null takes the bundled one, if
 *     there is one for this platform
 * @param timeLimit how long one build may take (setting {@code functions.build.time-limit-ms})
 */
public record BuildSettings(@Nullable Path esbuild, Duration timeLimit) {

    public BuildSettings {
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("timeLimit must be positive: " + timeLimit);
        }
    }
}
