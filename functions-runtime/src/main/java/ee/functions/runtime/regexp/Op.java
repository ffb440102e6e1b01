// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

/**
 * The instructions of the matching machine, each followed by its operands.
 *
 * <p>A set is the number of a {@link CharacterTest}; a filter is one too, of what may come next, or {@link #NO_FILTER}.
 */
final class Op {

    static final int NO_FILTER = -1;
    /** For a run: what follows it never starts with one of its own characters, so it never gives any back. */
    static final int POSSESSIVE = -2;

    static final int ACCEPT = 0;
    static final int FAIL = 1;
    /** The unit. */
    static final int UNIT = 2;
    /** The two units, either of them. */
    static final int UNIT_OF_TWO = 3;
    /** The set. */
    static final int UNIT_OF_SET = 4;
    /** The set. */
    static final int POINT_OF_SET = 5;
    /** The number of the string. */
    static final int STRING = 6;
    /** The set, leftwards. */
    static final int UNIT_OF_SET_BACK = 7;
    /** The set, leftwards. */
    static final int POINT_OF_SET_BACK = 8;
    /** Set, min, max, filter: as many as there are; followed by RETRY_RUN. */
    static final int RUN = 9;
    /** Filter. */
    static final int RETRY_RUN = 10;
    /** As RUN, by code points. */
    static final int RUN_POINTS = 11;
    /** As RETRY_RUN, by code points. */
    static final int RETRY_RUN_POINTS = 12;
    /** Set, min, max, filter: as few as will do; followed by RETRY_LAZY. */
    static final int LAZY = 13;
    /** Set, filter. */
    static final int RETRY_LAZY = 14;
    /** First choice, its filter, second choice, its filter. */
    static final int SPLIT = 15;
    /** First choice, second choice; no filters, because matching goes leftwards. */
    static final int SPLIT_BACK = 16;

    static final int JUMP = 17;
    /** Register, which takes the place. */
    static final int SAVE = 18;
    /** First register, last register: unset. */
    static final int CLEAR = 19;
    /** Register of the place where an iteration began: it must have moved. */
    static final int CHECK_MOVED = 20;
    /** Counter: 0. */
    static final int COUNT_FROM_0 = 21;
    /** Counter, min, max, exit, 1 if greedy. */
    static final int COUNTED = 22;
    /** Counter: one more. */
    static final int COUNT = 23;
    /** Register, counter, min: must have moved, if it was not obliged to run. */
    static final int CHECK_COUNTED_MOVED = 24;
    /** Register of the stack, register of the place, end. */
    static final int LOOK = 25;
    /** Register of the stack, register of the place. */
    static final int LOOK_END = 26;
    /** Register of the stack, end. */
    static final int LOOK_NOT = 27;
    /** Register of the stack. */
    static final int LOOK_NOT_END = 28;
    /** Group. */
    static final int BACK_REFERENCE = 29;
    /** Group, leftwards. */
    static final int BACK_REFERENCE_BACK = 30;

    static final int TEXT_START = 31;
    static final int TEXT_END = 32;
    static final int LINE_START = 33;
    static final int LINE_END = 34;
    static final int WORD_BOUNDARY = 35;
    static final int NO_WORD_BOUNDARY = 36;

    private static final int[] LENGTHS = {
        1, 1, 2, 3, 2, 2, 2, 2, 2, 5, 2, 5, 2, 5, 3, 5, 3, 2, 2, 3, 2, 2, 6, 2, 4, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1
    };

    private Op() {}

    /** The number of ints that an instruction takes. */
    static int length(int op) {
        return LENGTHS[op];
    }
}
