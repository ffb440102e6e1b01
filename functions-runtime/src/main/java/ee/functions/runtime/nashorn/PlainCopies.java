// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.guard.NativeSizes;
import ee.functions.runtime.guard.Ticks;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.FindProperty;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.Symbol;
import org.openjdk.nashorn.internal.runtime.UserAccessorProperty;
import org.openjdk.nashorn.internal.runtime.linker.NashornCallSiteDescriptor;

/**
 * Copies the members of one object to another, as {@code Object.assign}, spread and the rest of an object pattern do.
 *
 * <p>Between plain objects it remembers what the property maps of both have led to: copies of the same kind then move
 * values only, and look for no property. Belongs to one instance; not thread-safe.
 */
final class PlainCopies {

    /** No keys to leave out. */
    static final Object[] NOTHING = {};

    private static final int PLACES = 32;
    /** As the engine's own, which grows by so many. */
    private static final int SPILL_STEP = 8;

    private static final VarHandle SPILL =
            SharedSites.field(MethodHandles.lookup(), ScriptObject.class, "objectSpill", Object[].class);

    private final @Nullable Copied[] known = new @Nullable Copied[PLACES];

    /**
     * What a copy has led to.
     *
     * @param prototype the map of the receiver's only prototype; what may be written depends on it
     * @param except the keys that were left out
     * @param read properties of the source
     * @param written those of the receiver with the same keys
     * @param spill how many values the receiver has outside its fields
     */
    private record Copied(
            PropertyMap from,
            PropertyMap to,
            @Nullable PropertyMap prototype,
            Object[] except,
            PropertyMap result,
            Property[] read,
            Property[] written,
            int spill) {

        boolean isFor(ScriptObject source, ScriptObject receiver, @Nullable PropertyMap inherited, Object[] leftOut) {
            return source.getMap() == from
                    && receiver.getMap() == to
                    && inherited == prototype
                    && Arrays.equals(leftOut, except);
        }

        void again(ScriptObject receiver, ScriptObject source) {
            Ticks.call();
            @Nullable Object[] target = room(receiver);
            @Nullable Object[] values = (@Nullable Object[]) SPILL.get(source);
            for (int i = 0; i < read.length; i++) {
                Ticks.turn(i + 1);
                Property from = read[i];
                Object value = from.isSpill() ? values[from.getSlot()] : from.getObjectValue(source, source);
                Property to = written[i];
                if (to.isSpill()) {
                    target[to.getSlot()] = value;
                } else {
                    to.setValue(receiver, receiver, value, true);
                }
            }
            receiver.setMap(result);
        }

        private @Nullable Object[] room(ScriptObject receiver) {
            @Nullable Object[] now = (@Nullable Object[]) SPILL.get(receiver);
            if (now != null && now.length >= spill) {
                return now;
            }
            if (spill == 0) {
                return NOTHING;
            }
            int length = NativeSizes.elements((spill + SPILL_STEP - 1) / SPILL_STEP * SPILL_STEP, Long.BYTES);
            @Nullable Object[] more = now == null ? new Object[length] : Arrays.copyOf(now, length);
            SPILL.set(receiver, more);
            return more;
        }
    }

    /**
     * Copies what is enumerable of an object to another one (ECMA-262 20.1.2.1), as assignments in strict code do.
     */
    void copy(ScriptObject to, ScriptObject from) {
        if (!copiesPlainly(to, from, NOTHING)) {
            for (String name : from.getOwnKeys(false)) {
                set(to, name, from.get(name));
            }
            for (Symbol symbol : from.getOwnSymbols(false)) {
                set(to, symbol, from.get(symbol));
            }
        }
    }

    /**
     * Copies if no code of the script has to run for it; otherwise does nothing.
     *
     * @param except keys that are left out
     * @return whether everything is copied
     */
    boolean copiesPlainly(ScriptObject to, ScriptObject from, Object[] except) {
        if (to == from || !PlainObjects.isPlain(from) || !PlainObjects.isPlain(to) || !to.isExtensible()) {
            return false;
        }
        ScriptObject prototype = to.getProto();
        PropertyMap inherited = prototype == null ? null : prototype.getMap();
        boolean shallow = prototype == null || prototype.getProto() == null;
        int place = (System.identityHashCode(from.getMap()) * 31 + System.identityHashCode(to.getMap())) & PLACES - 1;
        Copied before = known[place];
        if (shallow && before != null && before.isFor(from, to, inherited, except)) {
            before.again(to, from);
            return true;
        }
        PropertyMap old = to.getMap();
        Property[] properties = from.getMap().getProperties();
        for (Property property : properties) {
            if (property instanceof UserAccessorProperty
                    || !(property.getKey() instanceof String)
                    || !takesPlainly(to, property.getKey())) {
                return false;
            }
        }
        Property[] read = Arrays.stream(properties)
                .filter(property ->
                        property.isEnumerable() && !Arrays.asList(except).contains(property.getKey()))
                .toArray(Property[]::new);
        for (Property property : read) {
            set(to, property.getKey(), property.getObjectValue(from, from));
        }
        if (shallow) {
            known[place] = copied(from.getMap(), old, inherited, except, to.getMap(), read);
        }
        return true;
    }

    private static @Nullable Copied copied(
            PropertyMap from,
            PropertyMap to,
            @Nullable PropertyMap inherited,
            Object[] except,
            PropertyMap result,
            Property[] read) {
        Property[] written = new Property[read.length];
        int spill = 0;
        for (int i = 0; i < read.length; i++) {
            Property property = result.findProperty(read[i].getKey());
            if (property == null || property.hasDualFields() || read[i].hasDualFields()) {
                return null;
            }
            written[i] = property;
            spill = property.isSpill() ? Math.max(spill, property.getSlot() + 1) : spill;
        }
        return new Copied(from, to, inherited, except, result, read, written, spill);
    }

    private static boolean takesPlainly(ScriptObject to, Object key) {
        FindProperty found = to.findProperty(key, true);
        return found == null
                || (!(found.getProperty() instanceof UserAccessorProperty)
                        && found.getProperty().isWritable());
    }

    private static void set(ScriptObject to, Object key, @Nullable Object value) {
        Ticks.call();
        to.set(key, value, NashornCallSiteDescriptor.CALLSITE_STRICT);
    }
}
