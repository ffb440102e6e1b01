// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import java.util.UUID;

/**
 * How many invocations of one function ended in one way on this server since its start.
 *
 * @param siteId the site of the function
 * @param functionId the function
 * @param outcome the way
 * @param count how many
 */
public record FunctionInvocations(String siteId, UUID functionId, Outcome outcome, long count) {}
