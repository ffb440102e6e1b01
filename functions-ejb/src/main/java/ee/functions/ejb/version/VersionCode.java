// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a caller uploads as the code of a version. */
public sealed interface VersionCode permits VersionCode.SingleFile, VersionCode.Archive {
    /** The attribute of a request that holds the code of a single file. */
    String CODE = "code";

    /** The attribute of a request that holds its name. */
    String FILE_NAME = "file_name";

    /** The attribute of a request that holds an archive. */
    String ARCHIVE = "archive";

    /** The attribute of a request that holds the path of its entry point. */
    String ENTRY_POINT = "entry_point";

    /** Returns a single file of the usual name. */
    static VersionCode of(String text) {
        return new SingleFile(null, text);
    }

    /**
     * One ES module.
     *
     * @param fileName the name under which stack traces and build errors show it; null for that of the
     *     version it is based on, or the usual one
     * @param text at most {@code functions.version.code-bytes} UTF-8 bytes
     */
    record SingleFile(@Nullable String fileName, String text) implements VersionCode {
        /** Leaves the code out: it may not reach a log. */
        @Override
        public String toString() {
            return "SingleFile[]";
        }
    }

    /**
     * Several ES modules that import each other.
     *
     * @param zip a ZIP, at most {@code functions.version.archive-bytes}; never changed
     * @param entryPoint the path of the module with the handler; null for one of the usual names
     */
    record Archive(byte[] zip, @Nullable String entryPoint) implements VersionCode {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Archive archive
                    && Arrays.equals(zip, archive.zip)
                    && Objects.equals(entryPoint, archive.entryPoint);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(zip) + Objects.hashCode(entryPoint);
        }

        /** Leaves the code out: it may not reach a log. */
        @Override
        public String toString() {
            return "Archive[bytes=" + zip.length + "]";
        }
    }
}
