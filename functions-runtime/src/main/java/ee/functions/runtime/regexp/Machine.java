// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import java.util.Arrays;

/**
 * The machine that runs a program at one place of a text. It has a stack of its own, so that neither the length of a text
 * nor the depth of a pattern can exhaust that of the thread. Not thread-safe.
 */
final class Machine extends MachineState {

    Machine(Interrupt interrupt) {
        super(interrupt);
    }

    /** Matches just at a place: the hot instructions in one method, for the sake of speed. */
    boolean matches(Program program, String text, int start) {
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
                    this.top = top;
                    int to = runPoints(code, pc, sets[code[pc + 1]], text, at);
                    top = this.top;
                    if (to >= 0) {
                        at = to;
                        pc += 7;
                        continue;
                    }
                    break;
                }
                case Op.RETRY_RUN_POINTS: {
                    this.top = top;
                    int to = retryRunPoints(sets, code[pc + 1], pc, text, at);
                    top = this.top;
                    if (to >= 0) {
                        at = to;
                        pc += 2;
                        continue;
                    }
                    break;
                }
                case Op.LAZY: {
                    this.top = top;
                    int to = lazy(code, pc, sets, text, at, unicode);
                    top = this.top;
                    if (to >= 0) {
                        at = to;
                        pc += 8;
                        continue;
                    }
                    break;
                }
                case Op.RETRY_LAZY: {
                    this.top = top;
                    int to = retryLazy(code, pc, sets, text, at, unicode);
                    top = this.top;
                    if (to >= 0) {
                        at = to;
                        pc += 3;
                        continue;
                    }
                    break;
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
                    this.top = top;
                    clear(code[pc + 1], code[pc + 2]);
                    top = this.top;
                    stack = this.stack;
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
                    this.top = top;
                    save(code[pc + 1]);
                    save(code[pc + 2]);
                    top = this.top;
                    registers[code[pc + 1]] = top;
                    registers[code[pc + 2]] = at;
                    pc += 4;
                    continue;
                case Op.LOOK_NOT:
                    this.top = top;
                    save(code[pc + 1]);
                    top = this.top;
                    registers[code[pc + 1]] = top;
                    stack[top] = at;
                    stack[top + 1] = code[pc + 2];
                    top += 2;
                    pc += 3;
                    continue;
                case Op.LOOK_END:
                    at = registers[code[pc + 2]];
                    top = settle(registers[code[pc + 1]], top);
                    pc += 3;
                    continue;
                case Op.LOOK_NOT_END:
                    takeBack(registers[code[pc + 1]], top);
                    top = registers[code[pc + 1]];
                    break;
                case Op.BACK_REFERENCE:
                case Op.BACK_REFERENCE_BACK: {
                    int group = code[pc + 1];
                    int length = registers[2 * group] < 0 || registers[2 * group + 1] < 0
                            ? 0
                            : registers[2 * group + 1] - registers[2 * group];
                    int to = code[pc] == Op.BACK_REFERENCE ? at + length : at - length;
                    if (to < 0
                            || to > end
                            || !sameText(program, text, registers[2 * group], Math.min(at, to), length)) {
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
}
