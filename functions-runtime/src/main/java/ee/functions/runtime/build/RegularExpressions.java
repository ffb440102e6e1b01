// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Regular expressions: the engine knows those of ES5, some newer ones can be written as such. */
public final class RegularExpressions {

    private static final String UNKNOWN_FLAGS = "ydv";

    private RegularExpressions() {}

    /** Why an expression cannot be run, as a sentence; null if it can. */
    public static @Nullable String refusal(String pattern, String flags) {
        for (int i = 0; i < flags.length(); i++) {
            if (UNKNOWN_FLAGS.indexOf(flags.charAt(i)) >= 0) {
                return "Regular expressions with the flag '" + flags.charAt(i) + "' are not supported.";
            }
        }
        Scan scan = new Scan(pattern, flags);
        scan.run();
        return scan.refusal == null ? null : "Regular expressions with " + scan.refusal + " are not supported.";
    }

    /** Writes a pattern with the flags s or u as one that needs neither. */
    public static String lower(String pattern, String flags) {
        Scan scan = new Scan(pattern, flags);
        scan.run();
        return scan.lowered.toString();
    }

    static @Nullable String refusal(Node literal) {
        return refusal(literal.getFirstChild().getString(), flags(literal));
    }

    /** Writes a literal with the flags s or u as one without them. */
    static void lower(Node literal) {
        String flags = flags(literal);
        if (flags.indexOf('s') < 0 && flags.indexOf('u') < 0) {
            return;
        }
        literal.getFirstChild().setString(lower(literal.getFirstChild().getString(), flags));
        String kept = flags.replace("s", "").replace("u", "");
        if (kept.isEmpty()) {
            literal.getLastChild().detach();
        } else {
            literal.getLastChild().setString(kept);
        }
    }

    private static String flags(Node literal) {
        return literal.hasTwoChildren() ? literal.getLastChild().getString() : "";
    }

    private static final class Scan {

        private final String pattern;
        private final boolean dotAll;
        private final boolean unicode;
        private final StringBuilder lowered = new StringBuilder();
        private @Nullable String refusal;
        private int at;
        // The text of the member that codePoint() has read last.
        private String text = "";

        Scan(String pattern, String flags) {
            this.pattern = pattern;
            this.dotAll = flags.indexOf('s') >= 0;
            this.unicode = flags.indexOf('u') >= 0;
        }

        void run() {
            while (at < pattern.length()) {
                char c = pattern.charAt(at);
                if (c == '[') {
                    lowerClass();
                } else if (c == '.' && dotAll) {
                    lowered.append("[^]");
                    at++;
                } else if (pattern.startsWith("(?<", at)) {
                    boolean behind = pattern.startsWith("(?<=", at) || pattern.startsWith("(?<!", at);
                    refusal = behind ? "lookbehind" : "named groups";
                    at += 3;
                } else {
                    int codePoint = codePoint();
                    if (codePoint > 0xffff) {
                        lowered.append("(?:").append(unit(Character.highSurrogate(codePoint)));
                        lowered.append(unit(Character.lowSurrogate(codePoint))).append(')');
                    } else {
                        lowered.append(text);
                    }
                }
            }
        }

        /** A class; what lies beyond U+FFFF becomes alternatives of surrogate pairs. */
        private void lowerClass() {
            StringBuilder simple = new StringBuilder("[");
            List<String> pairs = new ArrayList<>();
            at++;
            boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
            if (negated) {
                simple.append('^');
                at++;
            }
            while (at < pattern.length() && pattern.charAt(at) != ']') {
                int first = codePoint();
                boolean range = at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
                String firstText = text;
                int last = first;
                if (range) {
                    at++;
                    last = codePoint();
                }
                if (first <= 0xffff && last <= 0xffff) {
                    simple.append(firstText).append(range ? "-" + text : "");
                } else {
                    if (first >= 0 && first <= 0xffff) {
                        simple.append(firstText).append("-\\uffff");
                        first = 0x10000;
                    }
                    addPairs(first, last, pairs);
                }
            }
            at++;
            simple.append(']');
            if (pairs.isEmpty()) {
                lowered.append(simple);
            } else if (negated) {
                refusal = "characters beyond U+FFFF in a negated class";
            } else {
                lowered.append("(?:")
                        .append(simple)
                        .append('|')
                        .append(String.join("|", pairs))
                        .append(')');
            }
        }

        private static void addPairs(int first, int last, List<String> pairs) {
            char firstHigh = Character.highSurrogate(first);
            char lastHigh = Character.highSurrogate(last);
            char firstLow = Character.lowSurrogate(first);
            char lastLow = Character.lowSurrogate(last);
            if (firstHigh == lastHigh) {
                pairs.add(unit(firstHigh) + range(firstLow, lastLow));
                return;
            }
            if (firstLow != Character.MIN_LOW_SURROGATE) {
                pairs.add(unit(firstHigh) + range(firstLow, Character.MAX_LOW_SURROGATE));
                firstHigh++;
            }
            if (lastLow != Character.MAX_LOW_SURROGATE) {
                pairs.add(unit(lastHigh) + range(Character.MIN_LOW_SURROGATE, lastLow));
                lastHigh--;
            }
            if (firstHigh <= lastHigh) {
                pairs.add(range(firstHigh, lastHigh) + range(Character.MIN_LOW_SURROGATE, Character.MAX_LOW_SURROGATE));
            }
        }

        private static String range(char from, char to) {
            return "[" + unit(from) + "-" + unit(to) + "]";
        }

        private static String unit(int unit) {
            return String.format("\\u%04x", unit);
        }

        /** Reads one member: a character, an escape of one, or an escape that stands for several (then negative). */
        private int codePoint() {
            char c = pattern.charAt(at);
            if (c == '\\' && at + 1 < pattern.length()) {
                return escape();
            }
            int codePoint = unicode ? pattern.codePointAt(at) : c;
            text = String.valueOf(c);
            at += Character.charCount(codePoint);
            return codePoint;
        }

        private int escape() {
            char kind = pattern.charAt(at + 1);
            if (unicode && pattern.startsWith("\\u{", at)) {
                int end = pattern.indexOf('}', at);
                int codePoint = Integer.parseInt(pattern.substring(at + 3, end), 16);
                text = codePoint > 0xffff ? "" : unit(codePoint);
                at = end + 1;
                return codePoint;
            }
            if (kind == 'u' && at + 6 <= pattern.length() && isHex(at + 2)) {
                int unit = Integer.parseInt(pattern.substring(at + 2, at + 6), 16);
                text = pattern.substring(at, at + 6);
                at += 6;
                boolean pair = unicode
                        && Character.isHighSurrogate((char) unit)
                        && pattern.startsWith("\\u", at)
                        && at + 6 <= pattern.length()
                        && isHex(at + 2);
                if (pair) {
                    int low = Integer.parseInt(pattern.substring(at + 2, at + 6), 16);
                    if (Character.isLowSurrogate((char) low)) {
                        at += 6;
                        return Character.toCodePoint((char) unit, (char) low);
                    }
                }
                return unit;
            }
            if (unicode && (kind == 'p' || kind == 'P')) {
                refusal = "Unicode properties";
            }
            text = pattern.substring(at, at + 2);
            at += 2;
            return -1;
        }

        private boolean isHex(int from) {
            for (int i = from; i < from + 4; i++) {
                if (Character.digit(pattern.charAt(i), 16) < 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
