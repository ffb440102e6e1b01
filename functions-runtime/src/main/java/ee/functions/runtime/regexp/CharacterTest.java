// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

/** Tells fast whether a character is in a set. Immutable. */
final class CharacterTest {

    final CodePointSet set;
    /** Whether the end of the text will do too, where this is a filter. */
    final boolean atEnd;

    private final boolean[] latin = new boolean[256];

    CharacterTest(CodePointSet set, boolean atEnd) {
        this.set = set;
        this.atEnd = atEnd;
        for (int c = 0; c < latin.length; c++) {
            latin[c] = set.contains(c);
        }
    }

    /** About how many bytes of memory it takes. */
    int bytes() {
        return latin.length + set.bytes();
    }

    boolean test(int c) {
        return c < 256 ? latin[c] : set.contains(c);
    }

    /** Tests what is to come next; -1 is the end of the text. */
    boolean mayStart(int c) {
        return c < 0 ? atEnd : test(c);
    }
}
