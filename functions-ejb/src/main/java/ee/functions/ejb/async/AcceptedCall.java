// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import java.util.UUID;

/**
 * A call that is stored and will run.
 *
 * @param id the call, and its first invocation
 * @param functionId the function that is called
 */
public record AcceptedCall(UUID id, UUID functionId) {}
