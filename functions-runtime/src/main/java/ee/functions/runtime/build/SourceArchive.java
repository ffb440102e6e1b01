// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

/**
 * Modules that import each other, in the ZIP as it was uploaded.
 *
 * @param entryPoint the path of the module that exports the entry point
 * @param zip the ZIP, byte for byte; never changed
 * @param bundleBytes how large the one module may be that is made of them, in UTF-8 bytes
 */
public record SourceArchive(String entryPoint, byte[] zip, int bundleBytes) implements VersionSource {

    public SourceArchive {
        if (entryPoint.isBlank()) {
            throw new IllegalArgumentException("entryPoint must not be blank");
        }
    }

    /** The same archive with another bound. */
    public SourceArchive within(int mostBundleBytes) {
        return new SourceArchive(entryPoint, zip, mostBundleBytes);
    }

    @Override
    public String fileName() {
        return entryPoint;
    }

    /** Leaves the bytes out. */
    @Override
    public String toString() {
        return "SourceArchive[entryPoint=" + entryPoint + ", bytes=" + zip.length + "]";
    }
}
