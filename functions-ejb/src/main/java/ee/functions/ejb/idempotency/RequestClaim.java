// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request with an idempotency key is to do.
 *
 * @param keyHash under which the request is stored
 * @param id tells this claim from one that took it over
 * @param answer how the request was answered before; null if it is to be carried out now
 */
public record RequestClaim(
        String keyHash, UUID id, @Nullable KeptAnswer answer) {}
