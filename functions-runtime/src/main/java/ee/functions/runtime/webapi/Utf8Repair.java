// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

/** Decodes malformed UTF-8: each longest beginning of a character becomes one U+FFFD (Encoding 8.1.1). */
final class Utf8Repair {

    private static final char REPLACEMENT = '\ufffd';

    private Utf8Repair() {}

    static String decode(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int first = bytes[at] & 0xff;
            if (first < 0x80) {
                out.append((char) first);
                at++;
                continue;
            }
            int length = first < 0xc2 || first > 0xf4 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
            int point = first & (0xff >> (length + 1));
            int taken = 1;
            while (taken < length && at + taken < bytes.length && mayFollow(first, taken, bytes[at + taken] & 0xff)) {
                point = point << 6 | (bytes[at + taken] & 0x3f);
                taken++;
            }
            if (length == 1 || taken < length) {
                out.append(REPLACEMENT);
            } else {
                out.appendCodePoint(point);
            }
            at += taken;
        }
        return out.toString();
    }

    /** Some second bytes would make surrogates, characters beyond the last one, or short ones written long. */
    private static boolean mayFollow(int first, int index, int octet) {
        int least = index > 1 ? 0x80 : first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int most = index > 1 ? 0xbf : first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        return octet >= least && octet <= most;
    }
}
