// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

/**
 * How much of its limit of concurrent invocations a site has left at one moment, on this server.
 *
 * @param limit how many invocations may run at the same time
 * @param remaining how many more fit in now, never negative
 * @param resetEpochSecond the second, counted from 1970, from which a further invocation is worth a try
 */
public record SiteRoom(int limit, int remaining, long resetEpochSecond) {}
