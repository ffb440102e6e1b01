// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a package.json (RFC 8259): objects keep the order of their members, on which the choice of a module depends. */
final class PackageDescription {

    private static final int DEEPEST = 64;

    private final String json;
    private int at;
    private int depth;

    private PackageDescription(String json) {
        this.json = json;
    }

    /** The members of the only object of a text; none if it is anything else. */
    static Map<String, @Nullable Object> parse(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        PackageDescription reader = new PackageDescription(json);
        try {
            Object value = reader.value();
            reader.space();
            return reader.at == json.length() ? object(value) : Map.of();
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return Map.of();
        }
    }

    /** A value as an object, without members if it is none. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map ? (Map<String, @Nullable Object>) value : Map.of();
    }

    private @Nullable Object value() {
        space();
        char c = json.charAt(at);
        if (c == '"') {
            return text();
        }
        if (c == '{' || c == '[') {
            if (++depth > DEEPEST) {
                throw new IllegalArgumentException("too deep");
            }
            at++;
            Object value = c == '{' ? members() : elements();
            depth--;
            return value;
        }
        int start = at;
        while (at < json.length() && ",]} \t\r\n".indexOf(json.charAt(at)) < 0) {
            at++;
        }
        // Numbers, true and false name no module; null says that there is none.
        return json.startsWith("null", start) ? null : Boolean.TRUE;
    }

    private Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (ends('}')) {
            return members;
        }
        do {
            space();
            String name = text();
            expect(':');
            members.put(name, value());
        } while (goesOn('}'));
        return members;
    }

    private List<@Nullable Object> elements() {
        List<@Nullable Object> elements = new ArrayList<>();
        if (ends(']')) {
            return elements;
        }
        do {
            elements.add(value());
        } while (goesOn(']'));
        return elements;
    }

    private boolean ends(char end) {
        space();
        if (json.charAt(at) == end) {
            at++;
            return true;
        }
        return false;
    }

    private boolean goesOn(char end) {
        if (ends(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private void expect(char c) {
        space();
        if (json.charAt(at++) != c) {
            throw new IllegalArgumentException("not JSON");
        }
    }

    private void space() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private String text() {
        expect('"');
        StringBuilder text = new StringBuilder();
        for (char c = json.charAt(at++); c != '"'; c = json.charAt(at++)) {
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = json.charAt(at++);
            switch (escaped) {
                case 'u' -> {
                    text.append((char) Integer.parseInt(json.substring(at, at + 4), 16));
                    at += 4;
                }
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }
}
