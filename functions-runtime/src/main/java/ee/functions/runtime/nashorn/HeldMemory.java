// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Measures the memory that values of a script hold, by walking over everything they reach.
 *
 * <p>Each object counts once, with the size it has in a JVM with compressed references. What all instances share does not
 * count: compiled code, shapes' history, the host. The walk ends as soon as the answer is "more than allowed"; it takes
 * about 50 ns per object, and for its own list of what it has seen about 8 bytes per object. Values must not change
 * meanwhile, so only the thread that runs the script may measure.
 */
final class HeldMemory {

    private static final int REFERENCE = 4;
    private static final int ARRAY = 16;
    private static final int NUMBER = 24;
    private static final int STRING = 24 + ARRAY;
    private static final int MAP_ENTRY = 40;

    private final long limit;
    private final SeenObjects seen = new SeenObjects();
    private final Pending pending = new Pending();
    private long bytes;

    private HeldMemory(long limit) {
        this.limit = limit;
    }

    /**
     * Measures.
     *
     * @param roots where the walk begins
     * @param limit where it may end
     * @return the bytes, or any number larger than the limit if they are more
     */
    static long of(Collection<?> roots, long limit) {
        HeldMemory held = new HeldMemory(limit);
        held.pending.add(roots.iterator());
        held.walk();
        return held.bytes;
    }

    private void walk() {
        for (Object next = pending.next(); next != null && bytes <= limit; next = pending.next()) {
            visit(next);
        }
    }

    private void visit(Object object) {
        if (object instanceof Number || object instanceof Boolean || object instanceof Character) {
            // Numbers are too many to remember which were seen.
            bytes += object instanceof Integer small && small == (byte) (int) small ? 0 : NUMBER;
        } else if (seen.add(object)) {
            if (object instanceof String text) {
                bytes += STRING + (isLatin1(text) ? text.length() : 2L * text.length());
            } else if (object instanceof Object[] array) {
                bytes += ARRAY + (long) REFERENCE * array.length;
                pending.add(array);
            } else if (object instanceof Map<?, ?> map) {
                entries(map);
            } else if (object instanceof Collection<?> collection) {
                bytes += (long) MAP_ENTRY * collection.size();
                pending.add(collection.iterator());
            } else if (object instanceof ByteBuffer buffer) {
                bytes += ARRAY + (long) buffer.capacity();
            } else if (object.getClass().isArray()) {
                bytes += ARRAY + primitives(object);
            } else {
                HeldFields.of(object.getClass()).visit(object, this);
            }
        }
    }

    /** Counts the object itself. */
    void count(long size) {
        bytes += size;
    }

    /** Lets the walk come to what an object refers to. */
    void refersTo(@Nullable Object object) {
        if (object != null) {
            pending.add(object);
        }
    }

    private void entries(Map<?, ?> map) {
        bytes += (long) MAP_ENTRY * map.size();
        pending.add(map.values().iterator());
        if (!(map instanceof WeakHashMap)) {
            pending.add(map.keySet().iterator());
        }
    }

    private static long primitives(Object array) {
        if (array instanceof byte[] values) {
            return values.length;
        }
        if (array instanceof int[] values) {
            return 4L * values.length;
        }
        if (array instanceof double[] values) {
            return 8L * values.length;
        }
        if (array instanceof long[] values) {
            return 8L * values.length;
        }
        if (array instanceof char[] values) {
            return 2L * values.length;
        }
        if (array instanceof short[] values) {
            return 2L * values.length;
        }
        if (array instanceof float[] values) {
            return 4L * values.length;
        }
        return ((boolean[]) array).length;
    }

    /** Tells whether the JVM stores a text with one byte per character. */
    private static boolean isLatin1(String text) {
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            all |= text.charAt(i);
        }
        return all <= 0xff;
    }

    /** What the walk has still to come to: objects, and places in arrays and collections. */
    private static final class Pending {

        private Object[] stack = new Object[256];
        private int[] positions = new int[256];
        private int depth;

        void add(Object object) {
            push(object, -1);
        }

        void add(Object[] array) {
            push(array, 0);
        }

        void add(Iterator<?> iterator) {
            push(iterator, 0);
        }

        private void push(Object object, int position) {
            if (depth == stack.length) {
                stack = Arrays.copyOf(stack, depth * 2);
                positions = Arrays.copyOf(positions, depth * 2);
            }
            stack[depth] = object;
            positions[depth] = position;
            depth++;
        }

        @SuppressWarnings("NullAway") // free places of the stack hold null
        @Nullable
        Object next() {
            while (depth > 0) {
                int top = depth - 1;
                Object object = stack[top];
                int position = positions[top];
                if (position < 0) {
                    depth = top;
                    stack[top] = null;
                    return object;
                }
                Object member = object instanceof Object[] array
                        ? inArray(array, position, top)
                        : inIterator((Iterator<?>) object, top);
                if (member != null) {
                    return member;
                }
            }
            return null;
        }

        private @Nullable Object inArray(Object[] array, int from, int top) {
            for (int i = from; i < array.length; i++) {
                if (array[i] != null) {
                    positions[top] = i + 1;
                    return array[i];
                }
            }
            depth = top;
            return null;
        }

        private @Nullable Object inIterator(Iterator<?> iterator, int top) {
            while (iterator.hasNext()) {
                Object member = iterator.next();
                if (member != null) {
                    return member;
                }
            }
            depth = top;
            return null;
        }
    }

    /** A set of objects by identity. */
    private static final class SeenObjects {

        private @Nullable Object[] table = new Object[1 << 14];
        private int size;

        boolean add(Object object) {
            if (size * 2 > table.length) {
                grow();
            }
            if (place(table, object)) {
                size++;
                return true;
            }
            return false;
        }

        private void grow() {
            @Nullable Object[] larger = new Object[table.length * 2];
            for (Object object : table) {
                if (object != null) {
                    place(larger, object);
                }
            }
            table = larger;
        }

        private static boolean place(@Nullable Object[] into, Object object) {
            int mask = into.length - 1;
            int at = System.identityHashCode(object) * 0x9E3779B1 >>> 7 & mask;
            while (into[at] != null) {
                if (into[at] == object) {
                    return false;
                }
                at = at + 1 & mask;
            }
            into[at] = object;
            return true;
        }
    }
}
