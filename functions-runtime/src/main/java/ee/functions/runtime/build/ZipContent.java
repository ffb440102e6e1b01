// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a ZIP (PKWARE APPNOTE 6.3) from memory by its central directory alone, so that there is one view of it: the file
 * headers, which another reader may believe, must say the same names. Counts what is really unpacked.
 */
final class ZipContent {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 0x2041; // traditional, strong, masked header
    private static final int FILE_TYPE = 0xF000;
    private static final int REGULAR_FILE = 0x8000;
    private static final int FOLDER = 0x4000;
    private static final int LONGEST_PATH = 255;
    private static final String DAMAGED = "The archive is not a ZIP, or a damaged one";

    private final ByteBuffer zip;
    private final byte[] bytes;
    private final ArchiveLimits limits;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private long unpacked;

    ZipContent(byte[] bytes, ArchiveLimits limits) {
        this.bytes = bytes;
        this.zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.limits = limits;
    }

    Map<String, byte[]> read() throws ArchiveRefused {
        int end = end();
        int entries = unsigned16(end + 10);
        long size = unsigned32(end + 12);
        long start = unsigned32(end + 16);
        if (unsigned16(end + 4) != 0 || unsigned16(end + 6) != 0 || unsigned16(end + 8) != entries) {
            throw new ArchiveRefused("The archive is one of several parts, which cannot be read.");
        }
        if (entries == 0xFFFF || size == 0xFFFFFFFFL || start == 0xFFFFFFFFL) {
            throw new ArchiveRefused("The archive is a ZIP64, which cannot be read.");
        }
        if (start + size != end) {
            throw damaged();
        }
        if (entries > limits.entries()) {
            throw ArchiveRefused.tooLarge(String.format(
                    Locale.ROOT,
                    "The archive has %,d entries; at most %,d are allowed (functions.version.archive-entries).",
                    entries,
                    limits.entries()));
        }
        int at = (int) start;
        for (int i = 0; i < entries; i++) {
            at = readEntry(at, end);
        }
        if (at != end) {
            throw damaged();
        }
        return files;
    }

    /** The end record: only a comment may follow it. */
    private int end() throws ArchiveRefused {
        for (int at = bytes.length - END_LENGTH; at >= 0 && at >= bytes.length - END_LENGTH - 0xFFFF; at--) {
            if (zip.getInt(at) == END && at + END_LENGTH + unsigned16(at + 20) == bytes.length) {
                return at;
            }
        }
        throw damaged();
    }

    private int readEntry(int at, int end) throws ArchiveRefused {
        if (end - at < CENTRAL_LENGTH || zip.getInt(at) != CENTRAL) {
            throw damaged();
        }
        int nameLength = unsigned16(at + 28);
        int next = at + CENTRAL_LENGTH + nameLength + unsigned16(at + 30) + unsigned16(at + 32);
        if (next > end) {
            throw damaged();
        }
        String name = name(at + CENTRAL_LENGTH, nameLength);
        if (name.startsWith("__MACOSX/")) {
            return next; // attributes of files, under the names of files
        }
        checkPath(name);
        if (!names.add(name)) {
            throw new ArchiveRefused("The entry '" + name + "' is in the archive twice.");
        }
        int type = zip.getInt(at + 38) >>> 16 & FILE_TYPE;
        boolean folder = name.endsWith("/");
        if (type != 0 && type != (folder ? FOLDER : REGULAR_FILE)) {
            throw new ArchiveRefused(
                    "The entry '" + name + "' is a link or a special file; only plain files are allowed.");
        }
        if ((unsigned16(at + 8) & ENCRYPTED) != 0) {
            throw new ArchiveRefused("The entry '" + name + "' is encrypted.");
        }
        if (!folder) {
            files.put(name, content(at, name, nameLength));
        }
        return next;
    }

    private byte[] content(int at, String name, int nameLength) throws ArchiveRefused {
        long packed = unsigned32(at + 20);
        long size = unsigned32(at + 24);
        long header = unsigned32(at + 42);
        boolean sameName = header + LOCAL_LENGTH + nameLength <= at
                && zip.getInt((int) header) == LOCAL
                && unsigned16((int) header + 26) == nameLength
                && Arrays.equals(
                        bytes,
                        (int) header + LOCAL_LENGTH,
                        (int) header + LOCAL_LENGTH + nameLength,
                        bytes,
                        at + CENTRAL_LENGTH,
                        at + CENTRAL_LENGTH + nameLength);
        if (!sameName) {
            throw damaged(name);
        }
        long start = header + LOCAL_LENGTH + nameLength + unsigned16((int) header + 28);
        if (start + packed > at) {
            throw damaged(name);
        }
        // Claimed sizes are only believed where they refuse.
        count(size);
        byte[] content = switch (unsigned16(at + 10)) {
            case STORED -> {
                if (packed != size) {
                    throw damaged(name);
                }
                yield Arrays.copyOfRange(bytes, (int) start, (int) (start + packed));
            }
            case DEFLATED -> inflated((int) start, (int) packed, size, name);
            default ->
                throw new ArchiveRefused(
                        "The entry '" + name + "' is packed in a way that cannot be read; use deflate or store.");
        };
        CRC32 checksum = new CRC32();
        checksum.update(content);
        if ((int) checksum.getValue() != zip.getInt(at + 16)) {
            throw damaged(name);
        }
        return content;
    }

    private byte[] inflated(int start, int packed, long size, String name) throws ArchiveRefused {
        // Deflate makes at most 1,032 bytes of one: no room is taken on the word of a header alone.
        if (size > packed * 1_032L || size > Integer.MAX_VALUE - 8) {
            throw damaged(name);
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, start, packed);
            byte[] content = new byte[(int) size];
            int length = 0;
            while (length < content.length) {
                int more = inflater.inflate(content, length, content.length - length);
                if (more == 0) {
                    throw damaged(name);
                }
                length += more;
            }
            // One byte more than the header says is one too many.
            if (inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw damaged(name);
            }
            return content;
        } catch (DataFormatException broken) {
            throw damaged(name);
        } finally {
            inflater.end();
        }
    }

    private void count(long size) throws ArchiveRefused {
        unpacked += size;
        if (unpacked > limits.unpackedBytes()) {
            throw ArchiveRefused.tooLarge(String.format(
                    Locale.ROOT,
                    "The archive has more than %,d bytes when unpacked (functions.version.archive-unpacked-bytes).",
                    limits.unpackedBytes()));
        }
    }

    private String name(int at, int length) throws ArchiveRefused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new ArchiveRefused("The archive has an entry whose name is not UTF-8.");
        }
    }

    private static void checkPath(String path) throws ArchiveRefused {
        if (path.codePoints().anyMatch(ZipContent::isUnprintable)) {
            throw new ArchiveRefused("The archive has an entry with control characters in its name.");
        }
        if (path.length() > LONGEST_PATH) {
            throw new ArchiveRefused(
                    "The archive has an entry whose path has more than " + LONGEST_PATH + " characters.");
        }
        boolean drive = path.length() > 1 && path.charAt(1) == ':';
        if (path.isEmpty() || path.startsWith("/") || path.indexOf('\\') >= 0 || drive) {
            throw unsafe(path);
        }
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (String segment : plain.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw unsafe(path);
            }
        }
    }

    private static boolean isUnprintable(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED
                || type == Character.SURROGATE;
    }

    private static ArchiveRefused unsafe(String path) {
        return new ArchiveRefused("The entry '" + path + "' must have a path relative to the archive, with '/' between"
                + " names and without '.', '..' and drive letters.");
    }

    private static ArchiveRefused damaged() {
        return new ArchiveRefused(DAMAGED + ".");
    }

    private static ArchiveRefused damaged(String name) {
        return new ArchiveRefused(DAMAGED + ", at the entry '" + name + "'.");
    }

    private int unsigned16(int at) {
        return zip.getShort(at) & 0xFFFF;
    }

    private long unsigned32(int at) {
        return zip.getInt(at) & 0xFFFFFFFFL;
    }
}
