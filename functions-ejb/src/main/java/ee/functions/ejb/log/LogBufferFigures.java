// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

/**
 * What waits to be written to the database on this server.
 *
 * @param waiting how many log entries and invocation records wait
 * @param capacity from how many on callers are slowed
 * @param lost how many were given up since the start, because the database took others but not them, or at a stop
 */
public record LogBufferFigures(int waiting, int capacity, long lost) {}
