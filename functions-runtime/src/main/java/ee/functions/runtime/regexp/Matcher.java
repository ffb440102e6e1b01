// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

/**
 * Matches regular expressions, one at a time: a machine with a stack of its own, so that neither the length of a text
 * nor the depth of a pattern can exhaust that of the thread. Not thread-safe; to be used again and again.
 */
public final class Matcher {

    private final Machine machine;

    /** Makes a matcher that asks now and then whether it may go on. */
    public Matcher(Interrupt interrupt) {
        this.machine = new Machine(interrupt);
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
        return machine.registers[2 * group + 1] < 0 ? -1 : machine.registers[2 * group];
    }

    /** Where a group of the match ends; -1 if it did not take part. */
    public int end(int group) {
        return machine.registers[2 * group] < 0 ? -1 : machine.registers[2 * group + 1];
    }

    private boolean search(Program program, String text, int from, boolean onlyHere) {
        machine.prepare(program);
        int last = text.length() - program.minLength();
        int at = from;
        if (program.unicode() && splitsPair(text, at)) {
            at--;
        }
        try {
            if (onlyHere || program.anchored()) {
                return (onlyHere || at == 0) && at <= last && machine.matches(program, text, at);
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
                if (machine.matches(program, text, at)) {
                    return true;
                }
                at += program.unicode() && at < text.length() ? Character.charCount(text.codePointAt(at)) : 1;
                machine.tick();
            }
            return false;
        } finally {
            machine.release();
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
}
