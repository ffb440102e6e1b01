// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A function as the way of an invocation needs it. */
public record TargetFunction(
        UUID functionId,
        String siteId,
        UUID integrationId,
        @Nullable UUID currentVersionId) {}
