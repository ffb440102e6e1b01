// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of an archive by their paths. Immutable, as long as nobody writes into the arrays. */
public final class ArchiveFiles {

    private static final List<String> ENTRY_POINTS = List.of("index.mjs", "index.js", "main.js");
    private static final String MODULES = "node_modules/";

    private final TreeMap<String, byte[]> files;

    private ArchiveFiles(Map<String, byte[]> files) {
        this.files = new TreeMap<>(files);
    }

    /**
     * Unpacks a ZIP in memory.
     *
     * @throws ArchiveRefused if it is damaged, holds more than it may, or something that is no plain file in UTF-8
     */
    public static ArchiveFiles of(byte[] zip, ArchiveLimits limits) throws ArchiveRefused {
        ArchiveFiles unpacked = new ArchiveFiles(new ZipContent(zip, limits).read());
        for (String path : unpacked.files.keySet()) {
            boolean own = !path.startsWith(MODULES) && !path.contains("/" + MODULES);
            if (own && ModuleKind.of(path) != null && unpacked.text(path) == null) {
                throw new ArchiveRefused("The entry '" + path + "' is not text in UTF-8, or has the NUL character.");
            }
        }
        return unpacked;
    }

    /** Unpacks an archive that was accepted before: what has become of the limits since does not matter. */
    public static ArchiveFiles accepted(byte[] zip) throws ArchiveRefused {
        return of(zip, new ArchiveLimits(Long.MAX_VALUE, Integer.MAX_VALUE));
    }

    /**
     * The path of the module that exports the entry point.
     *
     * @param wanted the path that the author gave, null for one of the usual names
     * @throws ArchiveRefused if there is no such module
     */
    public String entryPoint(@Nullable String wanted) throws ArchiveRefused {
        if (wanted != null) {
            ModuleKind kind = files.containsKey(wanted) ? ModuleKind.of(wanted) : null;
            if (kind == null || !kind.isScript()) {
                throw new ArchiveRefused(
                        "The entry point is not a module of the archive; give the path of a .js, .mjs or"
                                + " .ts file as the archive has it, such as src/index.js.");
            }
            return wanted;
        }
        return ENTRY_POINTS.stream()
                .filter(files::containsKey)
                .findFirst()
                .orElseThrow(() -> new ArchiveRefused("The archive has none of " + String.join(", ", ENTRY_POINTS)
                        + " at its root; give entry_point, the path of the module that exports the handler."));
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    /** Whether there is a file anywhere below. */
    boolean hasFolder(String path) {
        String first = files.ceilingKey(path + "/");
        return first != null && first.startsWith(path + "/");
    }

    Set<String> paths() {
        return files.keySet();
    }

    /** The bytes of a file that is there. */
    byte[] bytes(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("no file " + path);
        }
        return bytes;
    }

    /** The text of a file that is there, null if it is not UTF-8 or has a NUL, which no database takes. */
    public @Nullable String text(String path) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(path)))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                return null;
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
