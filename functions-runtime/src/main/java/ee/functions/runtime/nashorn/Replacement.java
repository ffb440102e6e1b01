// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.guard.NativeSizes;
import org.jspecify.annotations.Nullable;

/** Writes what replaces a match (ECMA-262 22.1.3.19.1), and keeps texts from growing without end. */
final class Replacement {

    private final StringBuilder out = new StringBuilder();

    /** The groups of one match; null for one that took no part, and for group 0 if it is just the text at the match. */
    interface Groups {

        int count();

        @Nullable
        String get(int group);

        /** Tells whether groups may be asked for by name. */
        boolean hasNames();

        /** A group by its name; null if it took no part, or if there is none of that name. */
        @Nullable
        String get(String name);
    }

    /** No groups. */
    static final Groups NONE = new Groups() {

        @Override
        public int count() {
            return 0;
        }

        @Override
        public @Nullable String get(int group) {
            return null;
        }

        @Override
        public boolean hasNames() {
            return false;
        }

        @Override
        public @Nullable String get(String name) {
            return null;
        }
    };

    /** Writes a part of a text. */
    void append(String text, int from, int to) {
        NativeSizes.sum(out.length(), to - from);
        out.append(text, from, to);
    }

    /** Writes a text. */
    void append(String text) {
        append(text, 0, text.length());
    }

    /** Writes a template with its references filled in. */
    void append(String template, String text, int start, int end, Groups groups) {
        int at = 0;
        while (true) {
            int dollar = template.indexOf('$', at);
            if (dollar < 0 || dollar == template.length() - 1) {
                append(template, at, template.length());
                return;
            }
            append(template, at, dollar);
            at = reference(template, dollar, text, start, end, groups);
        }
    }

    /** Writes what stands behind a dollar, and gives the place behind the reference. */
    private int reference(String template, int dollar, String text, int start, int end, Groups groups) {
        char kind = template.charAt(dollar + 1);
        switch (kind) {
            case '$' -> append("$");
            case '&' -> {
                String matched = groups.get(0);
                append(matched == null ? text.substring(start, end) : matched);
            }
            case '`' -> append(text, 0, start);
            case '\'' -> append(text, Math.min(end, text.length()), text.length());
            case '<' -> {
                int close = groups.hasNames() ? template.indexOf('>', dollar) : -1;
                if (close < 0) {
                    append("$<");
                } else {
                    String named = groups.get(template.substring(dollar + 2, close));
                    append(named == null ? "" : named);
                    return close + 1;
                }
            }
            default -> {
                return number(template, dollar, groups);
            }
        }
        return dollar + 2;
    }

    private int number(String template, int dollar, Groups groups) {
        int first = digit(template, dollar + 1);
        int second = digit(template, dollar + 2);
        int group = first;
        int behind = dollar + 2;
        if (first >= 0 && second >= 0 && 10 * first + second <= groups.count()) {
            group = 10 * first + second;
            behind++;
        }
        if (group < 1 || group > groups.count()) {
            append("$");
            return dollar + 1;
        }
        String captured = groups.get(group);
        append(captured == null ? "" : captured);
        return behind;
    }

    private static int digit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' ? text.charAt(at) - '0' : -1;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
