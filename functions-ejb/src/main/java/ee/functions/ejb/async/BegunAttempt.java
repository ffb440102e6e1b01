// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.invocation.InvocationRequest;
import java.util.UUID;

/**
 * An attempt that was noted as begun and that nobody else will begin.
 *
 * @param id the call
 * @param functionId the function that is called
 * @param request what is invoked; its id is that of the attempt's invocation
 */
public record BegunAttempt(UUID id, UUID functionId, InvocationRequest request) {}
