// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A function is gone with everything that belonged to it; observed after the transaction of the deletion. */
public record FunctionDeleted(
        UUID functionId, UUID integrationId, @Nullable UUID currentVersionId) {}
