// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.SpillProperty;
import org.openjdk.nashorn.internal.scripts.JO;

/**
 * The keys that an object of a JSON text has so far, and which keys have come next: rows of the same data go the same way, and
 * find the property map of the whole object without asking for each key.
 *
 * <p>Belongs to one instance. How many are kept is bounded; those that are too many lead on without being kept.
 */
final class JsonShape {

    private static final int MOST_KEPT = 256;
    private static final int DEEPEST_KEPT = 64;
    private static final int LONGEST_KEPT = 64;

    /** What the members of an object have whose keys have come so far; their values lie in this order. */
    final PropertyMap map;

    /** How many members these are. */
    final int size;

    /** The key that led here, and the place of its value; a key that comes again has the place it had. */
    final String key;

    final int place;

    private final int keys;
    private @Nullable JsonShape usual;
    private @Nullable Map<String, JsonShape> others;

    private JsonShape(PropertyMap map, int size, String key, int place, int keys) {
        this.map = map;
        this.size = size;
        this.key = key;
        this.place = place;
        this.keys = keys;
    }

    /** The beginning of all of them, which counts those that are kept. */
    static final class Start {

        private JsonShape empty = shapeOfEmpty();
        private int kept;

        private static JsonShape shapeOfEmpty() {
            return new JsonShape(JO.getInitialMap(), 0, "", 0, 0);
        }

        /** Begins another text: forgets all shapes if there are as many as are kept. */
        void begin() {
            if (kept >= MOST_KEPT) {
                empty = shapeOfEmpty();
                kept = 0;
            }
        }

        /** The shape of an object without members. */
        JsonShape empty() {
            return empty;
        }
    }

    /** The shape with the key that came next at last, null if none has yet. */
    @Nullable
    JsonShape usual() {
        return usual;
    }

    /**
     * The shape with one more key.
     *
     * @param literal whether the text of the key is the key, without escapes
     */
    JsonShape with(String next, boolean literal, Start start) {
        JsonShape known = usual != null && usual.key.equals(next) ? usual : others == null ? null : others.get(next);
        if (known == null) {
            known = make(next);
            if (!literal || keys >= DEEPEST_KEPT || next.length() > LONGEST_KEPT || start.kept >= MOST_KEPT) {
                return known;
            }
            start.kept++;
            if (usual != null) {
                others = others == null ? new HashMap<>() : others;
                others.put(usual.key, usual);
                others.put(next, known);
            }
        }
        if (literal) {
            usual = known;
        }
        return known;
    }

    private JsonShape make(String next) {
        Property before = map.findProperty(next);
        if (before != null) {
            return new JsonShape(map, size, next, before.getSlot(), keys + 1);
        }
        PropertyMap more = map.addProperty(new SpillProperty(next, 0, size, Object.class));
        return new JsonShape(more, size + 1, next, size, keys + 1);
    }
}
