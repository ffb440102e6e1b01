// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.tag.TagName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which function a request is for, and how its version is named. */
public sealed interface InvocationTarget {
    /**
     * The current version of the function behind an invocation path.
     *
     * @param integrationId the id of the path, which nobody can guess
     */
    record IntegrationTarget(UUID integrationId) implements InvocationTarget {}

    /**
     * A version of a function that the caller knows by its id.
     *
     * @param functionId the id of the function
     * @param tag the tag of the version, {@code $current} and {@code $latest} among them; {@link TagName#BY_ID} if it is named by
     *     its id
     * @param versionId the id of the version, null if it is named by its tag
     */
    record FunctionTarget(
            UUID functionId, String tag, @Nullable UUID versionId) implements InvocationTarget {
        /** Checks that the version is named in one way. */
        public FunctionTarget {
            if (tag.equals(TagName.BY_ID) == (versionId == null)) {
                throw new IllegalArgumentException("A version is named by a tag or by its id.");
            }
        }

        /** The version that a tag points to. */
        public FunctionTarget(UUID functionId, String tag) {
            this(functionId, tag, null);
        }

        /** A version whatever points to it. */
        public static FunctionTarget ofVersion(UUID functionId, UUID versionId) {
            return new FunctionTarget(functionId, TagName.BY_ID, versionId);
        }
    }
}
