// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of some fields out of texts: members of JSON at any depth, also of JSON within strings of JSON, and what
 * follows {@code name=} or {@code name:} elsewhere. Names are compared without regard to case, hyphens and underscores.
 */
final class Redaction {
    /** What stands in the place of a value. */
    static final String REDACTED = "[redacted]";

    private static final int MAXIMUM_NESTING = 4;

    private final Set<String> names;

    Redaction(Collection<String> names) {
        this.names = names.stream().map(Redaction::plain).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the text without what has to be taken out, null if that cannot be told.
     *
     * @param cut whether the text is only the beginning of one
     */
    @Nullable
    String of(String text, boolean cut) {
        return of(text, cut, 0);
    }

    /** The same for a text within {@code nesting} others. */
    @Nullable
    String of(String text, boolean cut, int nesting) {
        if (nesting > MAXIMUM_NESTING) {
            return mentionsAny(text) ? null : text;
        }
        if (JsonRedaction.looksLikeJson(text)) {
            String redacted = new JsonRedaction(this, text, cut, nesting).run();
            return redacted == null && !mentionsAny(text) ? text : redacted;
        }
        // Elements may have attributes, prefixes and children: no line of theirs says where a value ends.
        return text.stripLeading().startsWith("<") && contains(text) ? null : TextRedaction.of(this, text);
    }

    /** Tells whether a field of this name has to be taken out. */
    boolean names(String field) {
        return names.contains(plain(field));
    }

    /** Tells whether a name occurs anywhere, or may do so in another spelling. */
    private boolean mentionsAny(String text) {
        return text.contains("\\u") || contains(text);
    }

    private boolean contains(String text) {
        String plain = plain(text);
        return names.stream().anyMatch(plain::contains);
    }

    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
