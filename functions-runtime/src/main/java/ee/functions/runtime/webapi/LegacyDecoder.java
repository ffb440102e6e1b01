// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one chunk of text in an encoding other than UTF-8 by the algorithms of the Encoding standard (8 to 14), which
 * differ from the JDK's in what they make of malformed bytes.
 */
final class LegacyDecoder {

    private static final int LEAST_TRAIL = 0x40;
    private static final byte[] NOTHING = {};

    private final byte[] in;
    private final boolean fatal;
    private final boolean more;
    private final StringBuilder out;
    private int at;
    private boolean malformed;

    private LegacyDecoder(byte[] in, boolean fatal, boolean more) {
        this.in = in;
        this.fatal = fatal;
        this.more = more;
        this.out = new StringBuilder(in.length);
    }

    /**
     * What came of a chunk.
     *
     * @param text the text; null if the bytes are malformed and that is fatal
     * @param rest what is to be put before the next chunk
     */
    record Decoded(@Nullable String text, byte[] rest) {}

    /**
     * Decodes a chunk; null if the encoding is not known. With more to come, a character that is cut off waits.
     *
     * @param rest what came of the chunk before, or empty
     */
    static @Nullable Decoded decode(String encoding, byte[] rest, byte[] chunk, boolean fatal, boolean more) {
        if (encoding.equals("iso-2022-jp")) {
            int[] shiftJis = LegacyTables.pairs("shift_jis");
            return shiftJis == null ? null : Iso2022JpDecoder.decode(rest, chunk, fatal, more, shiftJis);
        }
        byte[] bytes = Arrays.copyOf(rest, rest.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, rest.length, chunk.length);
        return decode(encoding, bytes, fatal, more);
    }

    private static @Nullable Decoded decode(String encoding, byte[] chunk, boolean fatal, boolean more) {
        LegacyDecoder decoder = new LegacyDecoder(chunk, fatal, more);
        switch (encoding) {
            case "utf-16le":
            case "utf-16be":
                return decoder.decodeUtf16(encoding.equals("utf-16be"));
            case "x-user-defined":
                return decoder.decodeUserDefined();
            case "gbk":
            case "gb18030":
                return decoder.decodeGb18030();
            case "big5":
                return decoder.decodePairs(LegacyTables.pairs("big5"), 0xa1);
            case "euc-kr":
                return decoder.decodePairs(LegacyTables.pairs("euc-kr"), 0x41);
            case "euc-jp":
                return decoder.decodeEucJp();
            case "shift_jis":
                return decoder.decodeShiftJis();
            default:
                int[] table = LegacyTables.isSingleByte(encoding) ? LegacyTables.bytes(encoding) : null;
                return table == null ? null : decoder.decodeBytes(table);
        }
    }

    private Decoded done(int end) {
        boolean failed = fatal && malformed;
        return new Decoded(
                failed ? null : out.toString(), end == in.length ? NOTHING : Arrays.copyOfRange(in, end, in.length));
    }

    /** At the end of the chunk in the middle of a character: it waits, or is malformed. */
    private Decoded cutOff(int start) {
        if (more) {
            return done(start);
        }
        malformed();
        return done(in.length);
    }

    private void malformed() {
        malformed = true;
        out.append('\ufffd');
    }

    private int octet(int index) {
        return in[index] & 0xff;
    }

    private Decoded decodeBytes(int[] table) {
        for (byte b : in) {
            int point = b >= 0 ? b : table[b & 0x7f];
            if (point == LegacyTables.NONE) {
                malformed();
            } else {
                out.append((char) point);
            }
        }
        return done(in.length);
    }

    private Decoded decodeUserDefined() {
        for (byte b : in) {
            out.append((char) (b >= 0 ? b : 0xf780 + (b & 0x7f)));
        }
        return done(in.length);
    }

    private Decoded decodeUtf16(boolean bigEndian) {
        while (at < in.length) {
            if (at + 1 == in.length) {
                return cutOff(at);
            }
            char unit = unitAt(at, bigEndian);
            if (Character.isHighSurrogate(unit)) {
                if (at + 3 >= in.length) {
                    // Without its other half: one error, whatever is left of that half.
                    return cutOff(at);
                }
                char second = unitAt(at + 2, bigEndian);
                if (Character.isLowSurrogate(second)) {
                    out.append(unit).append(second);
                    at += 2;
                } else {
                    malformed();
                }
            } else if (Character.isLowSurrogate(unit)) {
                malformed();
            } else {
                out.append(unit);
            }
            at += 2;
        }
        return done(in.length);
    }

    private char unitAt(int index, boolean bigEndian) {
        return (char) (bigEndian ? octet(index) << 8 | octet(index + 1) : octet(index + 1) << 8 | octet(index));
    }

    /** Takes the second byte of a pair; one of ASCII that belongs to no pair stands for itself. */
    private void pair(int point, int second) {
        at++;
        if (point != LegacyTables.NONE) {
            out.appendCodePoint(point);
            at++;
            return;
        }
        malformed();
        if (second >= 0x80) {
            at++;
        }
    }

    /** Big5 and EUC-KR; leastUpper is where the upper of the two ranges of second bytes begins. */
    private @Nullable Decoded decodePairs(int @Nullable [] table, int leastUpper) {
        if (table == null) {
            return null;
        }
        while (at < in.length) {
            int first = octet(at);
            if (first < 0x80) {
                out.append((char) first);
                at++;
            } else if (first == 0x80 || first == 0xff) {
                malformed();
                at++;
            } else if (at + 1 == in.length) {
                return cutOff(at);
            } else {
                int second = octet(at + 1);
                boolean inRange =
                        second >= leastUpper || (second >= LEAST_TRAIL && second <= 0x7e && leastUpper > 0x7e);
                String special = leastUpper > 0x7e ? specialOfBig5(first << 8 | second) : null;
                if (special != null) {
                    out.append(special);
                    at += 2;
                } else {
                    int point = inRange ? table[first << 8 | second] : LegacyTables.NONE;
                    // The JDK puts characters of private use where EUC-KR has none.
                    boolean isPrivate = leastUpper < 0x7e && Character.getType(point) == Character.PRIVATE_USE;
                    pair(isPrivate ? LegacyTables.NONE : point, second);
                }
            }
        }
        return done(in.length);
    }

    private static @Nullable String specialOfBig5(int code) {
        return switch (code) {
            case 0x8862 -> "\u00ca\u0304";
            case 0x8864 -> "\u00ca\u030c";
            case 0x88a3 -> "\u00ea\u0304";
            case 0x88a5 -> "\u00ea\u030c";
            default -> null;
        };
    }

    private @Nullable Decoded decodeGb18030() {
        int[] table = LegacyTables.pairs("gb18030");
        if (table == null) {
            return null;
        }
        Charset charset = Charset.forName("GB18030");
        while (at < in.length) {
            int first = octet(at);
            if (first < 0x80 || first == 0x80 || first == 0xff) {
                if (first == 0xff) {
                    malformed();
                } else {
                    out.append(first == 0x80 ? '\u20ac' : (char) first);
                }
                at++;
                continue;
            }
            if (at + 1 == in.length) {
                return cutOff(at);
            }
            int second = octet(at + 1);
            if (second < 0x30 || second > 0x39) {
                boolean inRange = second >= LEAST_TRAIL && second != 0x7f && second != 0xff;
                pair(inRange ? table[first << 8 | second] : LegacyTables.NONE, second);
                continue;
            }
            if (at + 2 == in.length) {
                return cutOff(at);
            }
            boolean third = octet(at + 2) >= 0x81 && octet(at + 2) <= 0xfe;
            if (third && at + 3 == in.length) {
                return cutOff(at);
            }
            if (!third || octet(at + 3) < 0x30 || octet(at + 3) > 0x39) {
                malformed();
                at++;
                continue;
            }
            int point = LegacyTables.decode(charset, in[at], in[at + 1], in[at + 2], in[at + 3]);
            if (point == LegacyTables.NONE) {
                malformed();
            } else {
                out.appendCodePoint(point);
            }
            at += 4;
        }
        return done(in.length);
    }

    private @Nullable Decoded decodeShiftJis() {
        int[] table = LegacyTables.pairs("shift_jis");
        if (table == null) {
            return null;
        }
        while (at < in.length) {
            int first = octet(at);
            if (first <= 0x80) {
                out.append((char) first);
                at++;
            } else if (first >= 0xa1 && first <= 0xdf) {
                out.append((char) (0xff61 - 0xa1 + first));
                at++;
            } else if (first == 0xa0 || first > 0xfc) {
                malformed();
                at++;
            } else if (at + 1 == in.length) {
                return cutOff(at);
            } else {
                int second = octet(at + 1);
                boolean inRange = second >= LEAST_TRAIL && second != 0x7f && second <= 0xfc;
                pair(inRange ? table[first << 8 | second] : LegacyTables.NONE, second);
            }
        }
        return done(in.length);
    }

    private @Nullable Decoded decodeEucJp() {
        int[] jis0208 = LegacyTables.pairs("shift_jis");
        int[] jis0212 = LegacyTables.pairs("jis0212");
        if (jis0208 == null || jis0212 == null) {
            return null;
        }
        while (at < in.length) {
            int first = octet(at);
            if (first < 0x80) {
                out.append((char) first);
                at++;
                continue;
            }
            if (first != 0x8e && first != 0x8f && (first < 0xa1 || first == 0xff)) {
                malformed();
                at++;
                continue;
            }
            if (at + 1 == in.length) {
                return cutOff(at);
            }
            int second = octet(at + 1);
            boolean inRange = second >= 0xa1 && second <= 0xfe;
            if (first == 0x8f && inRange) {
                if (at + 2 == in.length) {
                    return cutOff(at);
                }
                int third = octet(at + 2);
                at++;
                pair(third >= 0xa1 && third <= 0xfe ? jis0212[second << 8 | third] : LegacyTables.NONE, third);
            } else if (first == 0x8e) {
                pair(inRange && second <= 0xdf ? 0xff61 - 0xa1 + second : LegacyTables.NONE, second);
            } else {
                boolean known = inRange && first >= 0xa1;
                pair(known ? jis0208(jis0208, first - 0xa1, second - 0xa1) : LegacyTables.NONE, second);
            }
        }
        return done(in.length);
    }

    /** Looks up a row and a cell of JIS X 0208 where Shift_JIS has put them. */
    static int jis0208(int[] shiftJis, int row, int cell) {
        int first = row / 2 + (row < 62 ? 0x81 : 0xc1);
        int offset = row % 2 * 94 + cell;
        int second = offset + (offset < 0x3f ? 0x40 : 0x41);
        return shiftJis[first << 8 | second];
    }
}
