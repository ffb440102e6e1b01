// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.async;

/**
 * Calls without an end.
 *
 * @param waiting how many wait for their next attempt
 * @param running how many have an attempt under way, lost ones included until they are taken back
 */
public record AsyncBacklog(long waiting, long running) {}
