// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

/**
 * Decodes one chunk of ISO-2022-JP (Encoding 13.2), whose bytes mean what the last escape sequence says.
 *
 * <p>What is to be put before the next chunk therefore begins with a byte of state, which the first chunk has not.
 */
final class Iso2022JpDecoder {

    private static final int ASCII = 0;
    private static final int ROMAN = 1;
    private static final int KATAKANA = 2;
    private static final int DOUBLE = 3;
    private static final int ESCAPED = 4;
    private static final int ESCAPE = 0x1b;
    private static final byte[] NOTHING = {};

    private final byte[] in;
    private final int[] shiftJis;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int mode;
    private boolean justEscaped;
    private boolean malformed;

    private Iso2022JpDecoder(byte[] in, int state, int[] shiftJis) {
        this.in = in;
        this.mode = state & DOUBLE;
        this.justEscaped = (state & ESCAPED) != 0;
        this.shiftJis = shiftJis;
    }

    /** Decodes a chunk; rest is what came of the chunk before it, or empty. */
    static LegacyDecoder.Decoded decode(byte[] rest, byte[] chunk, boolean fatal, boolean more, int[] shiftJis) {
        int held = Math.max(rest.length - 1, 0);
        byte[] in = new byte[held + chunk.length];
        System.arraycopy(rest, rest.length - held, in, 0, held);
        System.arraycopy(chunk, 0, in, held, chunk.length);
        Iso2022JpDecoder decoder = new Iso2022JpDecoder(in, rest.length == 0 ? ASCII : rest[0], shiftJis);
        decoder.run(more);
        byte[] next = new byte[in.length - decoder.at + 1];
        System.arraycopy(in, decoder.at, next, 1, next.length - 1);
        next[0] = (byte) (decoder.mode | (decoder.justEscaped ? ESCAPED : 0));
        return new LegacyDecoder.Decoded(
                fatal && decoder.malformed ? null : decoder.out.toString(), more ? next : NOTHING);
    }

    private void run(boolean more) {
        while (at < in.length) {
            int octet = in[at] & 0xff;
            int length = octet == ESCAPE ? 3 : mode == DOUBLE && isGraphic(octet) ? 2 : 1;
            if (octet == ESCAPE) {
                if (at + 1 < in.length && in[at + 1] != 0x24 && in[at + 1] != 0x28) {
                    error(1);
                    continue;
                }
            } else if (length == 2 && at + 1 < in.length && in[at + 1] == ESCAPE) {
                // Half a character before an escape sequence.
                error(1);
                continue;
            }
            if (at + length > in.length) {
                if (!more) {
                    // The bytes after an escape that leads nowhere stand for themselves.
                    error(octet == ESCAPE ? 1 : in.length - at);
                    continue;
                }
                return;
            }
            if (octet == ESCAPE) {
                escape(in[at + 1] << 8 | in[at + 2]);
            } else {
                character(octet, length);
            }
        }
    }

    private void escape(int sequence) {
        int next = switch (sequence) {
            case 0x2842 -> ASCII;
            case 0x284a -> ROMAN;
            case 0x2849 -> KATAKANA;
            case 0x2440, 0x2442 -> DOUBLE;
            default -> -1;
        };
        if (next < 0) {
            error(1);
            return;
        }
        if (justEscaped) {
            malformed = true;
            out.append('\ufffd');
        }
        mode = next;
        justEscaped = true;
        at += 3;
    }

    private void character(int octet, int length) {
        int point = LegacyTables.NONE;
        if (length == 2) {
            int second = in[at + 1] & 0xff;
            if (isGraphic(second)) {
                point = LegacyDecoder.jis0208(shiftJis, octet - 0x21, second - 0x21);
            }
        } else if (mode == KATAKANA) {
            point = octet >= 0x21 && octet <= 0x5f ? 0xff61 - 0x21 + octet : LegacyTables.NONE;
        } else if (mode != DOUBLE && octet < 0x80 && octet != 0x0e && octet != 0x0f) {
            point = mode == ROMAN && octet == 0x5c ? 0xa5 : mode == ROMAN && octet == 0x7e ? 0x203e : octet;
        }
        if (point == LegacyTables.NONE) {
            error(length);
            return;
        }
        justEscaped = false;
        out.appendCodePoint(point);
        at += length;
    }

    private void error(int length) {
        malformed = true;
        justEscaped = false;
        out.append('\ufffd');
        at += length;
    }

    private static boolean isGraphic(int octet) {
        return octet >= 0x21 && octet <= 0x7e;
    }
}
