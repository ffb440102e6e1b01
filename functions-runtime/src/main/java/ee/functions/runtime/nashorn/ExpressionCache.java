// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.regexp.RegExpSyntaxException;
import ee.functions.runtime.regexp.RegularExpression;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiled expressions by pattern and flags, shared by the realms of an engine, bounded. Thread-safe. */
final class ExpressionCache {

    private static final int MOST_EXPRESSIONS = 2_000;
    private static final long MOST_BYTES = 32L << 20;

    private final Map<Key, RegularExpression> expressions = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    private record Key(String pattern, String flags) {}

    /**
     * Gives an expression.
     *
     * @throws RegExpSyntaxException if there is none of that pattern and these flags
     */
    RegularExpression get(String pattern, String flags) {
        Key key = new Key(pattern, flags);
        synchronized (expressions) {
            @Nullable RegularExpression found = expressions.get(key);
            if (found != null) {
                return found;
            }
        }
        RegularExpression made = RegularExpression.compile(pattern, flags);
        // A short pattern may be a large program: a class with a property has thousands of ranges.
        if (made.bytes() <= MOST_BYTES / 10) {
            synchronized (expressions) {
                if (expressions.put(key, made) == null) {
                    bytes += made.bytes();
                }
                shrink();
            }
        }
        return made;
    }

    private void shrink() {
        Iterator<RegularExpression> oldest = expressions.values().iterator();
        while (expressions.size() > MOST_EXPRESSIONS || bytes > MOST_BYTES) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }
}
