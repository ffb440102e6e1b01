// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

/**
 * The code of a version as it was uploaded, byte for byte.
 *
 * @param fileName a name for the file
 * @param isArchive whether it is a ZIP, else it is JavaScript in UTF-8
 * @param content the bytes; never changed
 */
public record VersionDownload(String fileName, boolean isArchive, byte[] content) {
    /** Leaves the code out: it may not reach a log. */
    @Override
    public String toString() {
        return "VersionDownload[fileName=" + fileName + "]";
    }
}
