// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import org.jspecify.annotations.Nullable;

/**
 * What a pattern is compiled to. Immutable.
 *
 * @param code the instructions ({@link Op})
 * @param registers how many there are; the first are the bounds of the groups
 * @param prefix what each match begins with; empty if that is not known
 * @param start what each match begins with, as a set; null if that is not known
 * @param anchored whether only the start of the text will do
 * @param minLength the least number of characters of a match
 * @param word the characters of words
 */
record Program(
        int[] code,
        CharacterTest[] sets,
        String[] strings,
        int groupCount,
        int registers,
        boolean unicode,
        boolean ignoreCase,
        String prefix,
        @Nullable CharacterTest start,
        boolean anchored,
        int minLength,
        CharacterTest word) {

    /** About how many bytes of memory it takes. */
    long bytes() {
        long bytes = (long) Integer.BYTES * code.length;
        for (CharacterTest set : sets) {
            bytes += set.bytes();
        }
        for (String text : strings) {
            bytes += 2L * text.length();
        }
        return bytes;
    }
}
