// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that are packed beside this class. */
final class PackagedFiles {
    private PackagedFiles() {}

    /** Returns the bytes of a file that is known to be there. */
    static byte[] bytes(String name) {
        try (InputStream file = PackagedFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The application was packed without " + name + ".");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of a file that is known to be there. */
    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
