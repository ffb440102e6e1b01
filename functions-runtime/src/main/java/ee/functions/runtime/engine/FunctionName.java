// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

/**
 * The name and the length of a function, written as an identifier that a lowered function can bear.
 *
 * <p>A lowered function has other parameters than the author's, and a function expression would bind its name: the build
 * gives it one that nobody else can use, and everything that shows names shows what it stands for.
 */
public final class FunctionName {

    private static final String PREFIX = "$rt$f";
    private static final String END = "$$";

    private FunctionName() {}

    /**
     * Writes a name and a length as one identifier.
     *
     * @param length what {@code length} must say; negative if that is the number of parameters
     */
    public static String encode(String name, int length) {
        StringBuilder text = new StringBuilder(PREFIX);
        if (length >= 0) {
            text.append(length);
        }
        text.append('$');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            text.append(plain ? String.valueOf(c) : String.format("$%04x", (int) c));
        }
        return text.append(END).toString();
    }

    /** The name that an identifier stands for; the identifier itself if it is no such one. */
    public static String decode(String identifier) {
        int at = nameStart(identifier);
        if (at < 0) {
            return identifier;
        }
        StringBuilder name = new StringBuilder();
        while (at < identifier.length() && !identifier.startsWith(END, at)) {
            char c = identifier.charAt(at);
            if (c == '$' && at + 5 <= identifier.length()) {
                name.append((char) Integer.parseInt(identifier.substring(at + 1, at + 5), 16));
                at += 5;
            } else {
                name.append(c);
                at++;
            }
        }
        return name.toString();
    }

    /** The length that an identifier stands for; negative if it says nothing about it. */
    public static int length(String identifier) {
        int at = nameStart(identifier);
        return at <= PREFIX.length() + 1 ? -1 : Integer.parseInt(identifier.substring(PREFIX.length(), at - 1));
    }

    private static int nameStart(String identifier) {
        if (!identifier.startsWith(PREFIX)) {
            return -1;
        }
        int at = PREFIX.length();
        while (at < identifier.length() && Character.isDigit(identifier.charAt(at))) {
            at++;
        }
        return at < identifier.length() && identifier.charAt(at) == '$' ? at + 1 : -1;
    }
}
