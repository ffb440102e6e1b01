// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out which characters may follow a place of a program, so that choices that cannot succeed are not tried. */
final class Lookahead {

    private static final int MOST_STEPS = 200;

    private final int[] code;
    private final List<CharacterTest> sets;
    private final List<String> strings;
    private final boolean unicode;

    Lookahead(int[] code, List<CharacterTest> sets, List<String> strings, boolean unicode) {
        this.code = code;
        this.sets = sets;
        this.strings = strings;
        this.unicode = unicode;
    }

    /** Sets the filters of all instructions that have some. */
    void setFilters() {
        for (int pc = 0; pc < code.length; pc += Op.length(code[pc])) {
            switch (code[pc]) {
                case Op.SPLIT -> {
                    code[pc + 2] = filter(code[pc + 1]);
                    code[pc + 4] = filter(code[pc + 3]);
                }
                case Op.RUN, Op.RUN_POINTS -> {
                    CharacterTest next = at(pc + 7);
                    boolean giveNothingBack = next != null && !next.set.intersects(sets.get(code[pc + 1]).set);
                    code[pc + 4] = giveNothingBack ? Op.POSSESSIVE : number(next);
                    code[pc + 6] = Math.max(code[pc + 4], Op.NO_FILTER);
                }
                case Op.LAZY -> {
                    code[pc + 4] = filter(pc + 8);
                    code[pc + 7] = code[pc + 4];
                }
                default -> {
                    // Has no filter.
                }
            }
        }
    }

    private int filter(int pc) {
        return number(at(pc));
    }

    private int number(@Nullable CharacterTest test) {
        if (test == null) {
            return Op.NO_FILTER;
        }
        for (int i = 0; i < sets.size(); i++) {
            if (sets.get(i).atEnd == test.atEnd && sets.get(i).set.equals(test.set)) {
                return i;
            }
        }
        sets.add(test);
        return sets.size() - 1;
    }

    /** What may come next at a place, if the rest is to match; null if that may be anything. */
    @Nullable
    CharacterTest at(int start) {
        CodePointSet.Builder set = new CodePointSet.Builder();
        boolean atEnd = false;
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        open.add(start);
        int steps = 0;
        while (!open.isEmpty()) {
            int pc = open.pop();
            if (seen.get(pc)) {
                continue;
            }
            seen.set(pc);
            if (++steps > MOST_STEPS) {
                return null;
            }
            switch (code[pc]) {
                case Op.UNIT -> set.add(code[pc + 1]);
                case Op.UNIT_OF_TWO -> set.add(code[pc + 1]).add(code[pc + 2]);
                case Op.UNIT_OF_SET, Op.POINT_OF_SET -> set.addAll(sets.get(code[pc + 1]).set);
                case Op.STRING -> {
                    String text = strings.get(code[pc + 1]);
                    set.add(unicode ? text.codePointAt(0) : text.charAt(0));
                }
                case Op.RUN, Op.RUN_POINTS, Op.LAZY -> {
                    set.addAll(sets.get(code[pc + 1]).set);
                    if (code[pc + 2] == 0) {
                        open.push(pc + (code[pc] == Op.LAZY ? 8 : 7));
                    }
                }
                case Op.SPLIT -> {
                    open.push(code[pc + 1]);
                    open.push(code[pc + 3]);
                }
                case Op.JUMP -> open.push(code[pc + 1]);
                case Op.COUNTED -> {
                    open.push(pc + 6);
                    open.push(code[pc + 4]);
                }
                case Op.LOOK -> open.push(code[pc + 3]);
                case Op.LOOK_NOT -> open.push(code[pc + 2]);
                case Op.TEXT_END -> atEnd = true;
                case Op.LINE_END -> {
                    atEnd = true;
                    set.addAll(CodePointSet.LINE_ENDS);
                }
                case Op.FAIL -> {
                    // Nothing will do.
                }
                case Op.SAVE,
                        Op.CLEAR,
                        Op.CHECK_MOVED,
                        Op.COUNT_FROM_0,
                        Op.COUNT,
                        Op.CHECK_COUNTED_MOVED,
                        Op.TEXT_START,
                        Op.LINE_START,
                        Op.WORD_BOUNDARY,
                        Op.NO_WORD_BOUNDARY -> open.push(pc + Op.length(code[pc]));
                default -> {
                    return null;
                }
            }
        }
        CodePointSet found = set.build();
        return atEnd && found.equals(CodePointSet.ALL) ? null : new CharacterTest(found, atEnd);
    }

    /** The text that each match begins with. */
    String prefix() {
        StringBuilder prefix = new StringBuilder();
        int pc = 0;
        while (true) {
            switch (code[pc]) {
                case Op.UNIT -> prefix.append((char) code[pc + 1]);
                case Op.STRING -> prefix.append(strings.get(code[pc + 1]));
                case Op.SAVE -> {
                    // The group begins or ends here.
                }
                default -> {
                    return prefix.toString();
                }
            }
            pc += Op.length(code[pc]);
        }
    }
}
