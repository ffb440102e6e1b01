// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import java.util.UUID;

/** Which function a request is for, and by which tag its version is named. */
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
     * @param tag the tag of the version, {@code $current} and {@code $latest} among them
     */
    record FunctionTarget(UUID functionId, String tag) implements InvocationTarget {}
}
