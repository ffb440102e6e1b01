// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.util.List;

/** How a build ended: with an artifact, or with messages for the author. */
public sealed interface BuildResult {

    /** The module was built. */
    record Built(Artifact artifact) implements BuildResult {}

    /** The module was rejected; there is at least one error, in the order of the source. */
    record Rejected(List<BuildMessage> errors) implements BuildResult {

        public Rejected {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("errors must not be empty");
            }
        }
    }
}
