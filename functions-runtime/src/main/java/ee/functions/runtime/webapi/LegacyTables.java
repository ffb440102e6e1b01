// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of the Encoding standard, taken from the charsets of the JDK and corrected where these differ.
 *
 * <p>A table is made when it is first needed and then kept. A JDK without the module of the extended charsets has none
 * of the larger ones.
 */
final class LegacyTables {

    static final int NONE = -1;

    private static final int ROW = 256;

    /** JDK charsets by the names of the standard. */
    private static final Map<String, String> CHARSETS = Map.ofEntries(
            Map.entry("ibm866", "IBM866"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("x-mac-cyrillic", "x-MacUkraine"),
            Map.entry("gb18030", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("jis0212", "EUC-JP"));

    /** The second halves of encodings that no JDK has, from 0xA0 on. */
    private static final Map<String, String> UPPER_HALVES = Map.of(
            "iso-8859-10",
            "\u00a0\u0104\u0112\u0122\u012a\u0128\u0136\u00a7\u013b\u0110\u0160\u0166\u017d\u00ad\u016a\u014a"
                    + "\u00b0\u0105\u0113\u0123\u012b\u0129\u0137\u00b7\u013c\u0111\u0161\u0167\u017e\u2015\u016b\u014b"
                    + "\u0100\u00c1\u00c2\u00c3\u00c4\u00c5\u00c6\u012e\u010c\u00c9\u0118\u00cb\u0116\u00cd\u00ce\u00cf"
                    + "\u00d0\u0145\u014c\u00d3\u00d4\u00d5\u00d6\u0168\u00d8\u0172\u00da\u00db\u00dc\u00dd\u00de\u00df"
                    + "\u0101\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u012f\u010d\u00e9\u0119\u00eb\u0117\u00ed\u00ee\u00ef"
                    + "\u00f0\u0146\u014d\u00f3\u00f4\u00f5\u00f6\u0169\u00f8\u0173\u00fa\u00fb\u00fc\u00fd\u00fe\u0138",
            "iso-8859-14",
            "\u00a0\u1e02\u1e03\u00a3\u010a\u010b\u1e0a\u00a7\u1e80\u00a9\u1e82\u1e0b\u1ef2\u00ad\u00ae\u0178"
                    + "\u1e1e\u1e1f\u0120\u0121\u1e40\u1e41\u00b6\u1e56\u1e81\u1e57\u1e83\u1e60\u1ef3\u1e84\u1e85\u1e61"
                    + "\u00c0\u00c1\u00c2\u00c3\u00c4\u00c5\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb\u00cc\u00cd\u00ce\u00cf"
                    + "\u0174\u00d1\u00d2\u00d3\u00d4\u00d5\u00d6\u1e6a\u00d8\u00d9\u00da\u00db\u00dc\u00dd\u0176\u00df"
                    + "\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef"
                    + "\u0175\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u1e6b\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u0177\u00ff");

    /** Single bytes and pairs that the JDK reads as something else than the standard, or not at all. */
    private static final Map<String, String> CORRECTIONS = Map.of(
            "koi8-u",
            "ae045e be040e",
            "windows-1255",
            "ca05ba",
            "x-mac-cyrillic",
            "ff20ac",
            "gb18030",
            "a3a03000",
            "big5",
            "8e697bb8 8e6f7c06 8e7e7cce 8eab7dd2 8eb47e1d 8ecd8005 8ed08028 8f5783c1 8f6984a8 8f6e840f 8fcb89a6 "
                    + "8fcc89a9 8ffe8d77 906d90fd 907a92b9 90dc975c 90f197ff 91bf9f16 92448503 92af5159 92b0515b 92b1515d "
                    + "92b2515e 92c8936e 92d17479 94476d67 94ca799b 95d99097 9644975d 96ed701e 96fc5b28 9b767201 9b7877d7 "
                    + "9b7b7e87 9bc699d6 9bde91d4 9bec60de 9bf66fb6 9c428f36 9c534fbb 9c6271df 9c689104 9c6b9df0 9c7783cf "
                    + "9cbc5c10 9cbd79e3 9cd05a67 9d578f0b 9d5a7b51 9dc462d0 9ea96062 9eef75f9 9efd6c4a 9f609b2e 9f669f17 "
                    + "9fcb50ed 9fd85f0c a063880f a07762ce a0d57468 a0df7162 a0e47250 a1452027 a14efe51 a15a2574 a1c200af "
                    + "a1c3ffe3 a1c502cd a1e3ff5e a1f22295 a1f32299 a1feff0f a240ff3c a2412215 a242fe68 a244ffe5 a246ffe0 "
                    + "a247ffe1 a3c02400 a3c12401 a3c22402 a3c32403 a3c42404 a3c52405 a3c62406 a3c72407 a3c82408 a3c92409 "
                    + "a3ca240a a3cb240b a3cc240c a3cd240d a3ce240e a3cf240f a3d02410 a3d12411 a3d22412 a3d32413 a3d42414 "
                    + "a3d52415 a3d62416 a3d72417 a3d82418 a3d92419 a3da241a a3db241b a3dc241c a3dd241d a3de241e a3df241f "
                    + "a3e02421 a3e120ac c6cf5ef4 c6d365e0 c6d57676 c6d796b6 c6de3003 c6df4edd fa5f5029 fa66507d fabd5305 "
                    + "fac55344 fad5537f fb485605 fbb85a77 fbf35e75 fbf95ed0 fc4f5f58 fc6c60a4 fcb96490 fce26674 fcf1675e "
                    + "fdb76c9c fdb86e1d fdbb6e2f fdf1716e fe52732a fe6f745c feaa74e9 fedd7809");

    private static final Map<String, int[]> MADE = new ConcurrentHashMap<>();

    private LegacyTables() {}

    /** Tells whether an encoding is one of single bytes. */
    static boolean isSingleByte(String encoding) {
        return encoding.startsWith("iso-8859-")
                || encoding.startsWith("windows-")
                || encoding.startsWith("koi8-")
                || encoding.equals("ibm866")
                || encoding.equals("macintosh")
                || encoding.equals("x-mac-cyrillic");
    }

    /** Gives the code points of the bytes from 0x80 on, {@link #NONE} where there is none; null without such a table. */
    static int @Nullable [] bytes(String encoding) {
        return MADE.computeIfAbsent(encoding, LegacyTables::makeBytes);
    }

    /** Gives the code points of all pairs of bytes, {@link #NONE} where there is none; null without such a table. */
    static int @Nullable [] pairs(String encoding) {
        return MADE.computeIfAbsent(encoding, LegacyTables::makePairs);
    }

    private static int @Nullable [] makeBytes(String encoding) {
        int[] table = new int[128];
        String upper = UPPER_HALVES.get(encoding);
        Charset charset = upper == null ? charset(encoding) : null;
        if (upper == null && charset == null) {
            return null;
        }
        for (int i = 0; i < table.length; i++) {
            int decoded = charset == null ? NONE : decode(charset, (byte) (0x80 + i));
            if (upper != null && i >= 0x20) {
                decoded = upper.charAt(i - 0x20);
            }
            // The standard keeps control characters where the vendor left a hole.
            table[i] = decoded == NONE && i < 0x20 ? 0x80 + i : decoded;
        }
        correct(encoding, 2, (code, point) -> table[code - 0x80] = point);
        return table;
    }

    private static int @Nullable [] makePairs(String encoding) {
        Charset charset = charset(encoding);
        if (charset == null) {
            return null;
        }
        int[] table = new int[ROW * ROW];
        Arrays.fill(table, NONE);
        boolean threeBytes = encoding.equals("jis0212");
        for (int lead = 0x81; lead <= 0xfe; lead++) {
            for (int trail = 0x40; trail <= 0xfe; trail++) {
                table[lead * ROW + trail] = threeBytes
                        ? decode(charset, (byte) 0x8f, (byte) lead, (byte) trail)
                        : decode(charset, (byte) lead, (byte) trail);
            }
        }
        correct(encoding, 4, (code, point) -> table[code] = point);
        return table;
    }

    private interface Correction {

        void apply(int code, int point);
    }

    private static void correct(String encoding, int digits, Correction correction) {
        String corrections = CORRECTIONS.get(encoding);
        if (corrections != null) {
            for (String entry : corrections.split(" ", -1)) {
                correction.apply(
                        Integer.parseInt(entry.substring(0, digits), 16),
                        Integer.parseInt(entry.substring(digits), 16));
            }
        }
    }

    private static @Nullable Charset charset(String encoding) {
        String name = CHARSETS.getOrDefault(encoding, encoding);
        return Charset.isSupported(name) ? Charset.forName(name) : null;
    }

    /** Gives the one character that bytes stand for. */
    static int decode(Charset charset, byte... bytes) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.codePointCount(0, text.length()) == 1 ? text.codePointAt(0) : NONE;
        } catch (CharacterCodingException e) {
            return NONE;
        }
    }
}
