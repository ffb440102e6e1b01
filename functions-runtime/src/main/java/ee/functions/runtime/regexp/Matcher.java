// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import java.util.Arrays;

/**
 * Matches regular expressions, one at a time: a machine with a stack of its own, so that neither the length of a text
 * nor the depth of a pattern can exhaust that of the thread. Not thread-safe; to be used again and again.
 */
public final class Matcher {

    private static final int STEPS = 20_000;
    private static final int KEPT_STACK = 1 << 14;
    private static final int MOST_STACK = 1 << 23;
    /** On the stack: belongs to the entry above it. */
    private static final int WITH_ABOVE = Integer.MAX_VALUE;

    private final Interrupt interrupt;
    private int[] registers = new int[16];
    // Pairs of ints: a place and an instruction to go on with there, or an old value and a register's complement.
    private int[] stack = new int[256];
    private int steps = STEPS;

    /** Makes a matcher that asks now and then whether it may go on. */
    public Matcher(Interrupt interrupt) {
        this.interrupt = interrupt;
    }

    /**
     * Looks for the first match that starts at or behind a place.
     *
     * @param from a place in the text, in UTF-16 units from 0; with u or v the start of its pair is meant
     * @throws RegExpTooComplexException if the match needs too much memory
     */
    public boolean find(RegularExpression expression, String text, int from) {
        return search(expression.program(), text, from, false);
    }

    /** Tells whether the expression matches just at a place; else as {@link #find}. */
    public boolean matchesAt(RegularExpression expression, String text, int at) {
        return search(expression.program(), text, at, true);
    }

    /** Where a group of the match begins; -1 if it did not take part. Group 0 is the whole match. */
    public int start(int group) {
        return registers[2 * group + 1] < 0 ? -1 : registers[2 * group];
    }

    /** Where a group of the match ends; -1 if it did not take part. */
    public int end(int group) {
        return registers[2 * group] < 0 ? -1 : registers[2 * group + 1];
    }

    private boolean search(Program program, String text, int from, boolean onlyHere) {
        if (registers.length < program.registers()) {
            registers = new int[program.registers()];
        }
        if (--steps < 0) {
            ask();
        }
        int last = text.length() - program.minLength();
        int at = from;
        if (program.unicode() && splitsPair(text, at)) {
            at--;
        }
        try {
            if (onlyHere || program.anchored()) {
                return (onlyHere || at == 0) && at <= last && matches(program, text, at);
            }
            String prefix = program.prefix();
            CharacterTest start = program.start();
            while (at <= last) {
                if (!prefix.isEmpty()) {
                    at = text.indexOf(prefix, at);
                    if (at < 0) {
                        return false;
                    }
                } else if (start != null) {
                    at = skip(program, start, text, at);
                    if (at > last) {
                        return false;
                    }
                }
                if (matches(program, text, at)) {
                    return true;
                }
                at += program.unicode() && at < text.length() ? Character.charCount(text.codePointAt(at)) : 1;
                if (--steps < 0) {
                    ask();
                }
            }
            return false;
        } finally {
            if (stack.length > KEPT_STACK) {
                stack = new int[KEPT_STACK];
            }
        }
    }

    private static int skip(Program program, CharacterTest start, String text, int from) {
        int at = from;
        int end = text.length();
        if (program.unicode()) {
            while (at < end) {
                int c = text.codePointAt(at);
                if (start.test(c)) {
                    return at;
                }
                at += Character.charCount(c);
            }
            return Integer.MAX_VALUE;
        }
        while (at < end) {
            if (start.test(text.charAt(at))) {
                return at;
            }
            at++;
        }
        return Integer.MAX_VALUE;
    }

    private static boolean splitsPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private void ask() {
        interrupt.check();
        steps = STEPS;
    }

    private int[] grown() {
        if (stack.length >= MOST_STACK) {
            throw new RegExpTooComplexException();
        }
        ask();
        stack = Arrays.copyOf(stack, 2 * stack.length);
        return stack;
    }

    /** Matches just at a place: the whole machine, in one method for the sake of speed. */
    private boolean matches(Program program, String text, int start) {
        int[] code = program.code();
        CharacterTest[] sets = program.sets();
        boolean unicode = program.unicode();
        int[] registers = this.registers;
        int[] stack = this.stack;
        int end = text.length();
        int top = 0;
        int at = start;
        int pc = 0;
        Arrays.fill(registers, 0, program.registers(), -1);
        machine:
        while (true) {
            // No instruction pushes more than this.
            if (top + 8 > stack.length) {
                stack = grown();
            }
            switch (code[pc]) {
                case Op.ACCEPT:
                    registers[0] = start;
                    registers[1] = at;
                    return true;
                case Op.UNIT:
                    if (at < end && text.charAt(at) == code[pc + 1]) {
                        at++;
                        pc += 2;
                        continue;
                    }
                    break;
                case Op.UNIT_OF_TWO:
                    if (at < end && (text.charAt(at) == code[pc + 1] || text.charAt(at) == code[pc + 2])) {
                        at++;
                        pc += 3;
                        continue;
                    }
                    break;
                case Op.UNIT_OF_SET:
                    if (at < end && sets[code[pc + 1]].test(text.charAt(at))) {
                        at++;
                        pc += 2;
                        continue;
                    }
                    break;
                case Op.POINT_OF_SET:
                    if (at < end) {
                        int c = text.codePointAt(at);
                        if (sets[code[pc + 1]].test(c)) {
                            at += Character.charCount(c);
                            pc += 2;
                            continue;
                        }
                    }
                    break;
                case Op.STRING: {
                    String string = program.strings()[code[pc + 1]];
                    if (text.startsWith(string, at)) {
                        at += string.length();
                        pc += 2;
                        continue;
                    }
                    break;
                }
                case Op.UNIT_OF_SET_BACK:
                    if (at > 0 && sets[code[pc + 1]].test(text.charAt(at - 1))) {
                        at--;
                        pc += 2;
                        continue;
                    }
                    break;
                case Op.POINT_OF_SET_BACK:
                    if (at > 0) {
                        int c = text.codePointBefore(at);
                        if (sets[code[pc + 1]].test(c)) {
                            at -= Character.charCount(c);
                            pc += 2;
                            continue;
                        }
                    }
                    break;
                case Op.RUN: {
                    CharacterTest set = sets[code[pc + 1]];
                    int least = at + code[pc + 2];
                    int most = code[pc + 3] > end - at ? end : at + code[pc + 3];
                    int to = at;
                    while (to < most && set.test(text.charAt(to))) {
                        to++;
                    }
                    steps -= (to - at) >> 3;
                    if (to - at >= code[pc + 2]) {
                        if (to > least && code[pc + 4] != Op.POSSESSIVE) {
                            stack[top] = least;
                            stack[top + 1] = WITH_ABOVE;
                            stack[top + 2] = to;
                            stack[top + 3] = pc + 5;
                            top += 4;
                        }
                        at = to;
                        pc += 7;
                        continue;
                    }
                    break;
                }
                case Op.RETRY_RUN: {
                    int least = stack[top - 2];
                    int filter = code[pc + 1];
                    int to = at - 1;
                    if (filter >= 0) {
                        while (to >= least && !mayStart(sets[filter], text, to, unicode)) {
                            to--;
                        }
                        steps -= (at - to) >> 3;
                        if (to < least) {
                            top -= 2;
                            break;
                        }
                    }
                    if (to == least) {
                        top -= 2;
                    } else {
                        stack[top] = to;
                        stack[top + 1] = pc;
                        top += 2;
                    }
                    at = to;
                    pc += 2;
                    continue;
                }
                case Op.RUN_POINTS: {
                    CharacterTest set = sets[code[pc + 1]];
                    int count = 0;
                    int least = at;
                    int to = at;
                    while (to < end && count < code[pc + 3]) {
                        int c = text.codePointAt(to);
                        if (!set.test(c)) {
                            break;
                        }
                        to += Character.charCount(c);
                        if (++count == code[pc + 2]) {
                            least = to;
                        }
                    }
                    steps -= count >> 3;
                    if (count >= code[pc + 2]) {
                        if (to > least && code[pc + 4] != Op.POSSESSIVE) {
                            stack[top] = least;
                            stack[top + 1] = WITH_ABOVE;
                            stack[top + 2] = to;
                            stack[top + 3] = pc + 5;
                            top += 4;
                        }
                        at = to;
                        pc += 7;
                        continue;
                    }
                    break;
                }
                case Op.RETRY_RUN_POINTS: {
                    int least = stack[top - 2];
                    int to = at - Character.charCount(text.codePointBefore(at));
                    if (to <= least) {
                        top -= 2;
                    } else {
                        stack[top] = to;
                        stack[top + 1] = pc;
                        top += 2;
                    }
                    if (code[pc + 1] >= 0 && !mayStart(sets[code[pc + 1]], text, to, unicode)) {
                        break;
                    }
                    at = to;
                    pc += 2;
                    continue;
                }
                case Op.LAZY: {
                    int most = code[pc + 3] > end - at ? end : at + code[pc + 3];
                    CharacterTest set = sets[code[pc + 1]];
                    int to = at;
                    for (int count = code[pc + 2]; count > 0 && to < most && set.test(text.charAt(to)); count--) {
                        to++;
                    }
                    if (to - at < code[pc + 2]) {
                        break;
                    }
                    if (code[pc + 4] >= 0) {
                        int skipped = to;
                        to = lazy(set, sets[code[pc + 4]], text, to, most, unicode);
                        steps -= (Math.max(to, skipped) - skipped) >> 3;
                        if (to < 0) {
                            break;
                        }
                    }
                    if (to < most) {
                        stack[top] = most;
                        stack[top + 1] = WITH_ABOVE;
                        stack[top + 2] = to;
                        stack[top + 3] = pc + 5;
                        top += 4;
                    }
                    at = to;
                    pc += 8;
                    continue;
                }
                case Op.RETRY_LAZY: {
                    int most = stack[top - 2];
                    CharacterTest set = sets[code[pc + 1]];
                    int to = at < most && set.test(text.charAt(at)) ? at + 1 : -1;
                    if (to >= 0 && code[pc + 2] >= 0) {
                        to = lazy(set, sets[code[pc + 2]], text, to, most, unicode);
                        steps -= (to - at) >> 3;
                    }
                    if (to < 0 || to == most) {
                        top -= 2;
                        if (to < 0) {
                            break;
                        }
                    } else {
                        stack[top] = to;
                        stack[top + 1] = pc;
                        top += 2;
                    }
                    at = to;
                    pc += 3;
                    continue;
                }
                case Op.SPLIT: {
                    int firstFilter = code[pc + 2];
                    int secondFilter = code[pc + 4];
                    if (firstFilter >= 0 || secondFilter >= 0) {
                        int c = at >= end ? -1 : unicode ? text.codePointAt(at) : text.charAt(at);
                        if (firstFilter >= 0 && !sets[firstFilter].mayStart(c)) {
                            if (secondFilter >= 0 && !sets[secondFilter].mayStart(c)) {
                                break;
                            }
                            pc = code[pc + 3];
                            continue;
                        }
                        if (secondFilter >= 0 && !sets[secondFilter].mayStart(c)) {
                            pc = code[pc + 1];
                            continue;
                        }
                    }
                    stack[top] = at;
                    stack[top + 1] = code[pc + 3];
                    top += 2;
                    pc = code[pc + 1];
                    continue;
                }
                case Op.SPLIT_BACK:
                    stack[top] = at;
                    stack[top + 1] = code[pc + 2];
                    top += 2;
                    pc = code[pc + 1];
                    continue;
                case Op.JUMP:
                    if (--steps < 0) {
                        ask();
                    }
                    pc = code[pc + 1];
                    continue;
                case Op.SAVE: {
                    int register = code[pc + 1];
                    if (top > 0) {
                        stack[top] = registers[register];
                        stack[top + 1] = ~register;
                        top += 2;
                    }
                    registers[register] = at;
                    pc += 2;
                    continue;
                }
                case Op.CLEAR:
                    for (int i = code[pc + 1]; i <= code[pc + 2]; i++) {
                        if (registers[i] >= 0) {
                            if (top > 0) {
                                if (top + 8 > stack.length) {
                                    stack = grown();
                                }
                                stack[top] = registers[i];
                                stack[top + 1] = ~i;
                                top += 2;
                            }
                            registers[i] = -1;
                        }
                    }
                    pc += 3;
                    continue;
                case Op.CHECK_MOVED:
                    if (registers[code[pc + 1]] != at) {
                        pc += 2;
                        continue;
                    }
                    break;
                case Op.COUNT_FROM_0:
                case Op.COUNT: {
                    int register = code[pc + 1];
                    if (top > 0) {
                        stack[top] = registers[register];
                        stack[top + 1] = ~register;
                        top += 2;
                    }
                    registers[register] = code[pc] == Op.COUNT ? registers[register] + 1 : 0;
                    pc += 2;
                    continue;
                }
                case Op.COUNTED: {
                    int count = registers[code[pc + 1]];
                    if (count < code[pc + 2]) {
                        pc += 6;
                    } else if (count >= code[pc + 3] && code[pc + 3] != Integer.MAX_VALUE) {
                        pc = code[pc + 4];
                    } else {
                        boolean greedy = code[pc + 5] == 1;
                        stack[top] = at;
                        stack[top + 1] = greedy ? code[pc + 4] : pc + 6;
                        top += 2;
                        pc = greedy ? pc + 6 : code[pc + 4];
                    }
                    continue;
                }
                case Op.CHECK_COUNTED_MOVED:
                    if (registers[code[pc + 1]] != at || registers[code[pc + 2]] <= code[pc + 3]) {
                        pc += 4;
                        continue;
                    }
                    break;
                case Op.LOOK:
                case Op.LOOK_NOT: {
                    boolean not = code[pc] == Op.LOOK_NOT;
                    if (top > 0) {
                        stack[top] = registers[code[pc + 1]];
                        stack[top + 1] = ~code[pc + 1];
                        top += 2;
                        if (!not) {
                            stack[top] = registers[code[pc + 2]];
                            stack[top + 1] = ~code[pc + 2];
                            top += 2;
                        }
                    }
                    registers[code[pc + 1]] = top;
                    if (not) {
                        stack[top] = at;
                        stack[top + 1] = code[pc + 2];
                        top += 2;
                        pc += 3;
                    } else {
                        registers[code[pc + 2]] = at;
                        pc += 4;
                    }
                    continue;
                }
                case Op.LOOK_END: {
                    at = registers[code[pc + 2]];
                    int bottom = registers[code[pc + 1]];
                    int kept = bottom;
                    // Its choices are final, but what it captured can still be taken back.
                    for (int i = bottom; i < top; i += 2) {
                        if (stack[i + 1] < 0 && bottom > 0) {
                            stack[kept] = stack[i];
                            stack[kept + 1] = stack[i + 1];
                            kept += 2;
                        }
                    }
                    top = kept;
                    pc += 3;
                    continue;
                }
                case Op.LOOK_NOT_END: {
                    int bottom = registers[code[pc + 1]];
                    while (top > bottom) {
                        top -= 2;
                        if (stack[top + 1] < 0) {
                            registers[~stack[top + 1]] = stack[top];
                        }
                    }
                    break;
                }
                case Op.BACK_REFERENCE:
                case Op.BACK_REFERENCE_BACK: {
                    int group = code[pc + 1];
                    int length = registers[2 * group] < 0 || registers[2 * group + 1] < 0
                            ? 0
                            : registers[2 * group + 1] - registers[2 * group];
                    int to = code[pc] == Op.BACK_REFERENCE ? at + length : at - length;
                    if (to < 0 || to > end || !sameText(program, text, registers[2 * group], Math.min(at, to), length)) {
                        break;
                    }
                    at = to;
                    pc += 2;
                    continue;
                }
                case Op.TEXT_START:
                    if (at == 0) {
                        pc++;
                        continue;
                    }
                    break;
                case Op.TEXT_END:
                    if (at == end) {
                        pc++;
                        continue;
                    }
                    break;
                case Op.LINE_START:
                    if (at == 0 || isLineEnd(text.charAt(at - 1))) {
                        pc++;
                        continue;
                    }
                    break;
                case Op.LINE_END:
                    if (at == end || isLineEnd(text.charAt(at))) {
                        pc++;
                        continue;
                    }
                    break;
                case Op.WORD_BOUNDARY:
                case Op.NO_WORD_BOUNDARY: {
                    CharacterTest word = program.word();
                    boolean before = at > 0 && word.test(text.charAt(at - 1));
                    boolean behind = at < end && word.test(text.charAt(at));
                    if ((before != behind) == (code[pc] == Op.WORD_BOUNDARY)) {
                        pc++;
                        continue;
                    }
                    break;
                }
                default:
                    break;
            }
            // The instruction failed: on to the last choice that is still open.
            if (--steps < 0) {
                ask();
            }
            do {
                if (top == 0) {
                    return false;
                }
                top -= 2;
                int target = stack[top + 1];
                if (target >= 0) {
                    at = stack[top];
                    pc = target;
                    continue machine;
                }
                registers[~target] = stack[top];
            } while (true);
        }
    }

    /** The first place at which a lazy run may end; -1 if there is none. */
    private static int lazy(
            CharacterTest set, CharacterTest filter, String text, int from, int most, boolean unicode) {
        int to = from;
        while (!mayStart(filter, text, to, unicode)) {
            if (to >= most || !set.test(text.charAt(to))) {
                return -1;
            }
            to++;
        }
        return to;
    }

    private static boolean mayStart(CharacterTest filter, String text, int at, boolean unicode) {
        return filter.mayStart(at >= text.length() ? -1 : unicode ? text.codePointAt(at) : text.charAt(at));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    }

    private static boolean sameText(Program program, String text, int first, int second, int length) {
        if (!program.ignoreCase()) {
            return length == 0 || text.regionMatches(first, text, second, length);
        }
        int i = 0;
        while (i < length) {
            boolean pairs = program.unicode();
            int a = pairs ? text.codePointAt(first + i) : text.charAt(first + i);
            int b = pairs ? text.codePointAt(second + i) : text.charAt(second + i);
            if (CaseFolding.canonicalize(a, pairs) != CaseFolding.canonicalize(b, pairs)) {
                return false;
            }
            i += Character.charCount(a);
        }
        return true;
    }
}
