// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

/**
 * How much an archive may hold.
 *
 * @param unpackedBytes the bytes of all its files when unpacked
 * @param entries the entries in its directory, folders included
 */
public record ArchiveLimits(long unpackedBytes, int entries) {

    /** For an archive that was accepted before: what has become of the limits since does not matter. */
    static final ArchiveLimits NONE = new ArchiveLimits(Long.MAX_VALUE, Integer.MAX_VALUE);
}
