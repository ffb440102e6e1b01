// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

/**
 * How much an archive may hold.
 *
 * @param unpackedBytes the bytes of all its files when unpacked
 * @param entries the entries in its directory, folders included
 */
public record ArchiveLimits(long unpackedBytes, int entries) {}
