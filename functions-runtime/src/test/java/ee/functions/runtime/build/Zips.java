// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** ZIPs as authors make them, and as nobody should. */
public final class Zips {

    private Zips() {}

    /** Packs files: a path, its text, the next path and so on. */
    public static byte[] of(String... pathsAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < pathsAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(pathsAndTexts[i]));
                zip.write(pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes a text over each place where another one of the same length stands. */
    static byte[] replace(byte[] zip, String what, String by) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.replace(what, by).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Changes bytes of the first record of the central directory. */
    static byte[] inDirectory(byte[] zip, int offset, int... values) {
        byte[] changed = zip.clone();
        int start = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        for (int i = 0; i < values.length; i++) {
            changed[start + offset + i] = (byte) values[i];
        }
        return changed;
    }
}
