// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyMap;

/**
 * Sees to it that equal objects have the same property map in all realms: the same changes of a map lead to the same map.
 * The calls are put into the engine by {@link SharedSiteChanges}, which says why. Public for the engine only. Thread-safe.
 */
public final class SharedShapes {

    private static final int MOST_REMEMBERED = 2_000;
    private static final int MOST_KEPT = 20_000;
    private static final List<PropertyMap> KEPT = new ArrayList<>();
    private static final Map<PropertyMap, Map<PropertyMap, PropertyMap>> JOINED = new IdentityHashMap<>();
    private static final ThreadLocal<@Nullable List<PropertyMap>> keeping = new ThreadLocal<>();
    private static final VarHandle HISTORY =
            SharedSites.field(MethodHandles.lookup(), PropertyMap.class, "history", WeakHashMap.class);

    private SharedShapes() {}

    /**
     * Runs a step that makes the built-in objects of a realm. Maps that this makes on its way are kept, so that the same
     * step leads to the same maps in the next realm; the step must be the same for all realms.
     */
    static <T> T keepingShapes(Supplier<T> step) {
        List<PropertyMap> outer = keeping.get();
        keeping.set(KEPT);
        try {
            return step.get();
        } finally {
            if (outer == null) {
                keeping.remove();
            }
        }
    }

    /** Remembers which map a change of another one has led to, weakly; forgets all when there is too much. */
    @SuppressWarnings("unchecked") // the engine's own field
    public static void remember(PropertyMap map, Property change, PropertyMap changed) {
        synchronized (map) {
            WeakHashMap<Property, Reference<PropertyMap>> history =
                    (WeakHashMap<Property, Reference<PropertyMap>>) HISTORY.get(map);
            if (history == null) {
                history = new WeakHashMap<>();
                HISTORY.set(map, history);
            } else if (history.size() >= MOST_REMEMBERED) {
                history.clear();
            }
            history.put(change, new WeakReference<>(changed));
            List<PropertyMap> kept = keeping.get();
            if (kept != null && !holdsAnObject(changed)) {
                keep(kept, changed);
            }
        }
    }

    /** A bound property holds an object of its realm, and thereby all of it. */
    private static boolean holdsAnObject(PropertyMap map) {
        for (Property property : map.getProperties()) {
            if (property.isBound()) {
                return true;
            }
        }
        return false;
    }

    private static void keep(List<PropertyMap> kept, PropertyMap map) {
        synchronized (kept) {
            if (kept.size() < MOST_KEPT) {
                kept.add(map);
            }
        }
    }

    /** Gives the map that the same replacement of a property has led to before, if there is one. */
    @SuppressWarnings("unchecked") // the engine's own field
    public static PropertyMap replaced(PropertyMap made, PropertyMap map, Property before, Property after) {
        if (after.equals(before)) {
            return made;
        }
        synchronized (map) {
            WeakHashMap<Property, Reference<PropertyMap>> history =
                    (WeakHashMap<Property, Reference<PropertyMap>>) HISTORY.get(map);
            Reference<PropertyMap> known = history == null ? null : history.get(after);
            PropertyMap remembered = known == null ? null : known.get();
            if (remembered != null) {
                return remembered;
            }
            remember(map, after, made);
            return made;
        }
    }

    /** Gives the map that the same two maps of a built-in object have been joined to before. */
    public static PropertyMap joined(PropertyMap made, PropertyMap map, PropertyMap added) {
        synchronized (JOINED) {
            if (JOINED.size() >= MOST_REMEMBERED) {
                return made;
            }
            return JOINED.computeIfAbsent(map, first -> new IdentityHashMap<>()).computeIfAbsent(added, second -> made);
        }
    }

    /** The map of all objects that a function makes. */
    public static PropertyMap onlyMap(@Nullable PropertyMap made, String className, int fields) {
        return made != null ? made : PropertyMap.newMap(null, className, 0, fields, 0);
    }
}
