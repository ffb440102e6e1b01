// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.util.ArrayList;
import java.util.List;

/** Formatted text in named pieces: type and value by turns. Not thread-safe. */
final class Parts {

    private final List<String> flat = new ArrayList<>();

    /** Adds a piece; an empty one is left out, and a literal after a literal continues it. */
    void add(String type, String value) {
        if (value.isEmpty()) {
            return;
        }
        int last = flat.size() - 1;
        if (type.equals("literal") && last > 0 && flat.get(last - 1).equals("literal")) {
            flat.set(last, flat.get(last) + value);
            return;
        }
        flat.add(type);
        flat.add(value);
    }

    /** Adds all pieces of another text. */
    void addAll(Parts others) {
        for (int i = 0; i < others.flat.size(); i += 2) {
            add(others.flat.get(i), others.flat.get(i + 1));
        }
    }

    /** Type and value by turns. */
    List<String> flat() {
        return flat;
    }

    /** The whole text. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < flat.size(); i += 2) {
            text.append(flat.get(i));
        }
        return text.toString();
    }
}
