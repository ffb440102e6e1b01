// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import ee.functions.runtime.guard.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a program of a tree. */
final class Compiler {

    private static final int MOST_CODE = 4_000_000;
    private static final int SMALL = 24;
    private static final CodePointSet UNITS_ALONE = CodePointSet.of(0, 0xd7ff, 0xe000, 0xffff);

    private final Flags flags;
    private final boolean unicode;
    private final Map<CodePointSet, Integer> setNumbers = new LinkedHashMap<>();
    private final List<CharacterTest> sets = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private int[] code = new int[64];
    private int length;
    private int registers;

    private Compiler(Flags flags, int groupCount) {
        this.flags = flags;
        this.unicode = flags.byCodePoint();
        this.registers = 2 * groupCount + 2;
    }

    static Program compile(Node root, Flags flags, int groupCount) {
        Compiler compiler = new Compiler(flags, groupCount);
        compiler.emit(root, false);
        compiler.add(Op.ACCEPT);
        int[] code = Arrays.copyOf(compiler.code, compiler.length);
        Lookahead lookahead = new Lookahead(code, compiler.sets, compiler.strings, compiler.unicode);
        lookahead.setFilters();
        String prefix = lookahead.prefix();
        CharacterTest start = prefix.isEmpty() ? lookahead.at(0) : null;
        return new Program(
                code,
                compiler.sets.toArray(new CharacterTest[0]),
                compiler.strings.toArray(new String[0]),
                groupCount,
                compiler.registers,
                compiler.unicode,
                flags.ignoreCase(),
                prefix,
                start == null || start.atEnd ? null : start,
                !flags.multiline() && Node.isAnchored(root),
                Node.minLength(root),
                new CharacterTest(Escapes.word(flags.ignoreCase(), compiler.unicode), false));
    }

    private void add(int... words) {
        if (length > MOST_CODE) {
            throw new RegExpSyntaxException("Regular expression too large", 0, true);
        }
        if (length + words.length > code.length) {
            code = Arrays.copyOf(code, 2 * code.length + words.length);
        }
        for (int word : words) {
            code[length++] = word;
        }
    }

    private int set(CodePointSet set) {
        return setNumbers.computeIfAbsent(set, key -> {
            sets.add(new CharacterTest(key, false));
            return sets.size() - 1;
        });
    }

    private void emit(Node node, boolean back) {
        Ticks.call();
        if (node instanceof Node.Single single) {
            emitSingle(single.codePoint(), back);
        } else if (node instanceof Node.OneOf oneOf) {
            emitSet(oneOf.set(), back);
        } else if (node instanceof Node.Sequence sequence) {
            emitSequence(sequence.parts(), back);
        } else if (node instanceof Node.Alternatives alternatives) {
            emitAlternatives(alternatives.choices(), back);
        } else if (node instanceof Node.Capture capture) {
            add(Op.SAVE, 2 * capture.index() + (back ? 1 : 0));
            emit(capture.body(), back);
            add(Op.SAVE, 2 * capture.index() + (back ? 0 : 1));
        } else if (node instanceof Node.BackReference reference) {
            add(back ? Op.BACK_REFERENCE_BACK : Op.BACK_REFERENCE, reference.index());
        } else if (node instanceof Node.Look look) {
            emitLook(look);
        } else if (node instanceof Node.Place place) {
            emitPlace(place.kind());
        } else if (node instanceof Node.Loop loop) {
            emitLoop(loop, back);
        }
    }

    /** Whether a unit can be read by itself: no half of a pair, or pairs do not count. */
    private boolean byUnit(CodePointSet set) {
        return !unicode || set.isEmpty() || set.intersection(UNITS_ALONE).equals(set);
    }

    private void emitSingle(int c, boolean back) {
        if (!back && (!unicode || UNITS_ALONE.contains(c))) {
            add(Op.UNIT, c);
        } else {
            emitSet(CodePointSet.of(c, c), back);
        }
    }

    private void emitSet(CodePointSet set, boolean back) {
        if (!back && byUnit(set) && set.size() == 2) {
            add(Op.UNIT_OF_TWO, set.first(), set.last());
        } else if (byUnit(set)) {
            add(back ? Op.UNIT_OF_SET_BACK : Op.UNIT_OF_SET, set(set));
        } else {
            add(back ? Op.POINT_OF_SET_BACK : Op.POINT_OF_SET, set(set));
        }
    }

    private void emitSequence(List<Node> parts, boolean back) {
        if (back) {
            for (int i = parts.size() - 1; i >= 0; i--) {
                emit(parts.get(i), true);
            }
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            StringBuilder text = new StringBuilder();
            int end = i;
            while (end < parts.size()
                    && parts.get(end) instanceof Node.Single single
                    && (!unicode || single.codePoint() > 0xffff || UNITS_ALONE.contains(single.codePoint()))) {
                text.appendCodePoint(single.codePoint());
                end++;
            }
            if (end - i > 1) {
                strings.add(text.toString());
                add(Op.STRING, strings.size() - 1);
                i = end - 1;
            } else {
                emit(parts.get(i), false);
            }
        }
    }

    private void emitAlternatives(List<Node> choices, boolean back) {
        int[] ends = new int[choices.size() - 1];
        for (int i = 0; i < choices.size(); i++) {
            boolean last = i == choices.size() - 1;
            int split = last ? 0 : split(back);
            emit(choices.get(i), back);
            if (!last) {
                add(Op.JUMP, 0);
                ends[i] = length - 1;
                second(split, length);
            }
        }
        for (int end : ends) {
            code[end] = length;
        }
    }

    /** Emits a split whose first choice follows it. */
    private int split(boolean back) {
        int at = length;
        if (back) {
            add(Op.SPLIT_BACK, length + 3, 0);
        } else {
            add(Op.SPLIT, length + 5, Op.NO_FILTER, 0, Op.NO_FILTER);
        }
        return at;
    }

    private void second(int split, int target) {
        code[split + (code[split] == Op.SPLIT ? 3 : 2)] = target;
    }

    /** Turns a greedy split round, once its second choice is known. */
    private void makeLazy(int split) {
        int other = split + (code[split] == Op.SPLIT ? 3 : 2);
        int target = code[other];
        code[other] = code[split + 1];
        code[split + 1] = target;
    }

    private void emitLook(Node.Look look) {
        int stack = registers++;
        if (look.negative()) {
            int at = length;
            add(Op.LOOK_NOT, stack, 0);
            emit(look.body(), look.behind());
            add(Op.LOOK_NOT_END, stack);
            code[at + 2] = length;
        } else {
            int place = registers++;
            int at = length;
            add(Op.LOOK, stack, place, 0);
            emit(look.body(), look.behind());
            add(Op.LOOK_END, stack, place);
            code[at + 3] = length;
        }
    }

    private void emitPlace(Node.Kind kind) {
        add(
                switch (kind) {
                    case START -> flags.multiline() ? Op.LINE_START : Op.TEXT_START;
                    case END -> flags.multiline() ? Op.LINE_END : Op.TEXT_END;
                    case WORD_BOUNDARY -> Op.WORD_BOUNDARY;
                    case NO_WORD_BOUNDARY -> Op.NO_WORD_BOUNDARY;
                });
    }

    private void emitLoop(Node.Loop loop, boolean back) {
        Node body = loop.body();
        if (loop.max() == 0) {
            return;
        }
        if (loop.min() == 1 && loop.max() == 1) {
            emit(body, back);
            return;
        }
        CodePointSet set = body instanceof Node.Single single
                ? CodePointSet.of(single.codePoint(), single.codePoint())
                : body instanceof Node.OneOf oneOf ? oneOf.set() : null;
        if (set != null && !back && (loop.greedy() || byUnit(set))) {
            emitRun(loop, set);
            return;
        }
        boolean mayBeEmpty = Node.minLength(body) == 0;
        if (loop.min() == 0 && loop.max() == 1) {
            int split = split(back);
            emitChecked(body, back, mayBeEmpty);
            second(split, length);
            if (!loop.greedy()) {
                makeLazy(split);
            }
        } else if (loop.max() == Integer.MAX_VALUE && loop.min() <= 1 && (loop.min() == 0 || weight(body) <= SMALL)) {
            if (loop.min() == 1) {
                emit(body, back);
            }
            int split = split(back);
            emitClear(loop);
            emitChecked(body, back, mayBeEmpty);
            add(Op.JUMP, split);
            second(split, length);
            if (!loop.greedy()) {
                makeLazy(split);
            }
        } else {
            emitCounted(loop, back, mayBeEmpty);
        }
    }

    private void emitRun(Node.Loop loop, CodePointSet set) {
        int number = set(set);
        if (!loop.greedy()) {
            add(Op.LAZY, number, loop.min(), loop.max(), Op.NO_FILTER, Op.RETRY_LAZY, number, Op.NO_FILTER);
        } else if (byUnit(set)) {
            add(Op.RUN, number, loop.min(), loop.max(), Op.NO_FILTER, Op.RETRY_RUN, Op.NO_FILTER);
        } else {
            add(Op.RUN_POINTS, number, loop.min(), loop.max(), Op.NO_FILTER, Op.RETRY_RUN_POINTS, Op.NO_FILTER);
        }
    }

    private void emitChecked(Node body, boolean back, boolean mayBeEmpty) {
        if (!mayBeEmpty) {
            emit(body, back);
            return;
        }
        int place = registers++;
        add(Op.SAVE, place);
        emit(body, back);
        add(Op.CHECK_MOVED, place);
    }

    private void emitClear(Node.Loop loop) {
        if (loop.lastGroup() > loop.firstGroup()) {
            add(Op.CLEAR, 2 * loop.firstGroup(), 2 * loop.lastGroup() - 1);
        }
    }

    private void emitCounted(Node.Loop loop, boolean back, boolean mayBeEmpty) {
        int counter = registers++;
        add(Op.COUNT_FROM_0, counter);
        int head = length;
        add(Op.COUNTED, counter, loop.min(), loop.max(), 0, loop.greedy() ? 1 : 0);
        add(Op.COUNT, counter);
        emitClear(loop);
        int place = mayBeEmpty ? registers++ : 0;
        if (mayBeEmpty) {
            add(Op.SAVE, place);
        }
        emit(loop.body(), back);
        if (mayBeEmpty) {
            add(Op.CHECK_COUNTED_MOVED, place, counter, loop.min());
        }
        add(Op.JUMP, head);
        code[head + 4] = length;
    }

    /** How much code a tree makes, roughly. */
    private static int weight(Node node) {
        int weight = 1;
        if (node instanceof Node.Sequence sequence) {
            for (Node part : sequence.parts()) {
                weight += weight(part);
            }
        } else if (node instanceof Node.Alternatives alternatives) {
            for (Node choice : alternatives.choices()) {
                weight += 2 + weight(choice);
            }
        } else if (node instanceof Node.Capture capture) {
            weight += 1 + weight(capture.body());
        } else if (node instanceof Node.Look look) {
            weight += 2 + weight(look.body());
        } else if (node instanceof Node.Loop loop) {
            weight += 2 + 2 * weight(loop.body());
        }
        return weight;
    }
}
