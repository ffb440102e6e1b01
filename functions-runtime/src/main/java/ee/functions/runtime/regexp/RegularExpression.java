// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A regular expression of ECMAScript 2023, ready to be matched. Immutable and thread-safe. */
public final class RegularExpression {

    private final String source;
    private final Flags flags;
    private final Program program;
    private final List<@Nullable String> names;
    private final boolean hasNames;

    private RegularExpression(String source, Flags flags, Program program, List<@Nullable String> names) {
        this.source = source;
        this.flags = flags;
        this.program = program;
        this.names = names;
        this.hasNames = names.stream().anyMatch(name -> name != null);
    }

    /**
     * Compiles a pattern.
     *
     * @throws RegExpSyntaxException if the pattern or the flags are not those of the language
     */
    public static RegularExpression compile(String pattern, String flagText) {
        Flags flags = Flags.of(flagText);
        PatternParser.Parsed parsed = PatternParser.parse(pattern, flags);
        return new RegularExpression(
                pattern, flags, Compiler.compile(parsed.root(), flags, parsed.groupCount()), parsed.names());
    }

    /** The pattern as it was given. */
    public String source() {
        return source;
    }

    /** About how many bytes of memory it takes. */
    public long bytes() {
        return 2L * source.length() + program.bytes();
    }

    /** The flags. */
    public Flags flags() {
        return flags;
    }

    /** The number of groups that capture, without that of the whole match. */
    public int groupCount() {
        return program.groupCount();
    }

    /** Tells whether a group has a name. */
    public boolean hasNames() {
        return hasNames;
    }

    /** The name of a group, null if it has none; groups count from 1. */
    public @Nullable String name(int group) {
        return names.get(group);
    }

    /** The names of the groups that have one, in their order. */
    public List<String> names() {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            if (name != null) {
                found.add(name);
            }
        }
        return found;
    }

    /** The pattern as a literal could have it between its slashes (ECMA-262 22.2.6.13.1). */
    public String escapedSource() {
        if (source.isEmpty()) {
            return "(?:)";
        }
        StringBuilder escaped = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
                String end = i < source.length() ? lineEnd(source.charAt(i)) : null;
                escaped.append(c)
                        .append(end != null ? end.substring(1) : source.substring(i, Math.min(i + 1, source.length())));
                continue;
            }
            inClass = c == '[' || (inClass && c != ']');
            String end = lineEnd(c);
            if (end != null) {
                escaped.append(end);
            } else {
                escaped.append(c == '/' && !inClass ? "\\/" : String.valueOf(c));
            }
        }
        return escaped.toString();
    }

    private static @Nullable String lineEnd(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case 0x2028 -> "\\u2028";
            case 0x2029 -> "\\u2029";
            default -> null;
        };
    }

    Program program() {
        return program;
    }

    @Override
    public String toString() {
        return "/" + escapedSource() + "/" + flags.text();
    }
}
