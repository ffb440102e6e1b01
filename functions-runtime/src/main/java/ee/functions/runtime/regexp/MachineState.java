// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import java.util.Arrays;

/** What the machine remembers, and its seldom instructions. Not thread-safe. */
abstract class MachineState {

    private static final int STEPS = 20_000;
    private static final int KEPT_STACK = 1 << 14;
    private static final int MOST_STACK = 1 << 23;
    /** On the stack: belongs to the entry above it. */
    static final int WITH_ABOVE = Integer.MAX_VALUE;

    /** What the groups are bound by after a match, and what else the program keeps. */
    int[] registers = new int[16];

    private final Interrupt interrupt;
    // Pairs of ints: a place and an instruction to go on with there, or an old value and a register's complement.
    int[] stack = new int[256];
    int top;
    int steps = STEPS;

    MachineState(Interrupt interrupt) {
        this.interrupt = interrupt;
    }

    /** Makes room for the registers of a program. */
    void prepare(Program program) {
        if (registers.length < program.registers()) {
            registers = new int[program.registers()];
        }
        tick();
    }

    /** Gives back what a greedy match has taken. */
    void release() {
        if (stack.length > KEPT_STACK) {
            stack = new int[KEPT_STACK];
        }
    }

    /** Counts a step. */
    void tick() {
        if (--steps < 0) {
            ask();
        }
    }

    final void ask() {
        interrupt.check();
        steps = STEPS;
    }

    final int[] grown() {
        if (stack.length >= MOST_STACK) {
            throw new RegExpTooComplexException();
        }
        ask();
        stack = Arrays.copyOf(stack, 2 * stack.length);
        return stack;
    }

    /** Notes what is in a register, for the case that the machine has to come back; not needed while it cannot. */
    final void save(int register) {
        if (top > 0) {
            stack[top] = registers[register];
            stack[top + 1] = ~register;
            top += 2;
        }
    }

    final void clear(int first, int last) {
        for (int i = first; i <= last; i++) {
            if (registers[i] >= 0) {
                if (top + 8 > stack.length) {
                    grown();
                }
                save(i);
                registers[i] = -1;
            }
        }
    }

    /** Makes the choices above a place of the stack final; what was captured can still be taken back. */
    final int settle(int bottom, int end) {
        int kept = bottom;
        for (int i = bottom; i < end; i += 2) {
            if (stack[i + 1] < 0 && bottom > 0) {
                stack[kept] = stack[i];
                stack[kept + 1] = stack[i + 1];
                kept += 2;
            }
        }
        return kept;
    }

    /** Restores the registers as they were at a place of the stack. */
    final void takeBack(int bottom, int end) {
        for (int i = end - 2; i >= bottom; i -= 2) {
            if (stack[i + 1] < 0) {
                registers[~stack[i + 1]] = stack[i];
            }
        }
    }

    private void push(int bound, int at, int instruction) {
        stack[top] = bound;
        stack[top + 1] = WITH_ABOVE;
        stack[top + 2] = at;
        stack[top + 3] = instruction;
        top += 4;
    }

    final int runPoints(int[] code, int pc, CharacterTest set, String text, int at) {
        int count = 0;
        int least = at;
        int to = at;
        while (to < text.length() && count < code[pc + 3]) {
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
        if (count < code[pc + 2]) {
            return -1;
        }
        if (to > least && code[pc + 4] != Op.POSSESSIVE) {
            push(least, to, pc + 5);
        }
        return to;
    }

    final int retryRunPoints(CharacterTest[] sets, int filter, int pc, String text, int at) {
        int to = at - Character.charCount(text.codePointBefore(at));
        if (to <= stack[top - 2]) {
            top -= 2;
        } else {
            stack[top] = to;
            stack[top + 1] = pc;
            top += 2;
        }
        return filter >= 0 && !mayStart(sets[filter], text, to, true) ? -1 : to;
    }

    final int lazy(int[] code, int pc, CharacterTest[] sets, String text, int at, boolean unicode) {
        CharacterTest set = sets[code[pc + 1]];
        int end = text.length();
        int most = code[pc + 3] > end - at ? end : at + code[pc + 3];
        int to = at;
        for (int count = code[pc + 2]; count > 0 && to < most && set.test(text.charAt(to)); count--) {
            to++;
        }
        if (to - at < code[pc + 2]) {
            return -1;
        }
        if (code[pc + 4] >= 0) {
            to = skipLazily(set, sets[code[pc + 4]], text, to, most, unicode);
        }
        if (to >= 0 && to < most) {
            push(most, to, pc + 5);
        }
        return to;
    }

    final int retryLazy(int[] code, int pc, CharacterTest[] sets, String text, int at, boolean unicode) {
        int most = stack[top - 2];
        CharacterTest set = sets[code[pc + 1]];
        int to = at < most && set.test(text.charAt(at)) ? at + 1 : -1;
        if (to >= 0 && code[pc + 2] >= 0) {
            to = skipLazily(set, sets[code[pc + 2]], text, to, most, unicode);
        }
        if (to < 0 || to == most) {
            top -= 2;
        } else {
            stack[top] = to;
            stack[top + 1] = pc;
            top += 2;
        }
        return to;
    }

    /** The first place at which a lazy run may end; -1 if there is none. */
    private int skipLazily(CharacterTest set, CharacterTest filter, String text, int from, int most, boolean unicode) {
        int to = from;
        while (!mayStart(filter, text, to, unicode)) {
            if (to >= most || !set.test(text.charAt(to))) {
                steps -= (to - from) >> 3;
                return -1;
            }
            to++;
        }
        steps -= (to - from) >> 3;
        return to;
    }

    static boolean mayStart(CharacterTest filter, String text, int at, boolean unicode) {
        return filter.mayStart(at >= text.length() ? -1 : unicode ? text.codePointAt(at) : text.charAt(at));
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    }

    static boolean sameText(Program program, String text, int first, int second, int length) {
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
