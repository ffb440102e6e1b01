// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

/**
 * The flags of a regular expression (ECMA-262 22.2.6.4). Immutable.
 *
 * @param text the flags in the order of the standard
 */
public record Flags(
        String text,
        boolean hasIndices,
        boolean global,
        boolean ignoreCase,
        boolean multiline,
        boolean dotAll,
        boolean unicode,
        boolean unicodeSets,
        boolean sticky) {

    private static final String KNOWN = "dgimsuvy";

    /**
     * Reads flags in any order.
     *
     * @throws RegExpSyntaxException if one is unknown, or there twice, or if u and v are there
     */
    public static Flags of(String text) {
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            int bit = KNOWN.indexOf(text.charAt(i));
            if (bit < 0 || (seen & 1 << bit) != 0) {
                throw refused(text);
            }
            seen |= 1 << bit;
        }
        Flags flags = of(seen);
        if (flags.unicode && flags.unicodeSets) {
            throw refused(text);
        }
        return flags;
    }

    /** Tells whether the text is read by code points: with u or v. */
    public boolean byCodePoint() {
        return unicode || unicodeSets;
    }

    private static Flags of(int seen) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < KNOWN.length(); i++) {
            if ((seen & 1 << i) != 0) {
                text.append(KNOWN.charAt(i));
            }
        }
        return new Flags(
                text.toString(),
                (seen & 1) != 0,
                (seen & 2) != 0,
                (seen & 4) != 0,
                (seen & 8) != 0,
                (seen & 16) != 0,
                (seen & 32) != 0,
                (seen & 64) != 0,
                (seen & 128) != 0);
    }

    private static RegExpSyntaxException refused(String text) {
        return new RegExpSyntaxException("Invalid flags supplied to RegExp constructor '" + text + "'", -1);
    }
}
