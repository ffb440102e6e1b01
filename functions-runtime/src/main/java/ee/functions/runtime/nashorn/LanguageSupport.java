// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.objects.NativeArrayBuffer;
import org.openjdk.nashorn.internal.objects.NativeDataView;
import org.openjdk.nashorn.internal.objects.NativeMap;
import org.openjdk.nashorn.internal.objects.NativeSet;
import org.openjdk.nashorn.internal.runtime.ECMAException;
import org.openjdk.nashorn.internal.runtime.JSType;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyDescriptor;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;
import org.openjdk.nashorn.internal.runtime.Symbol;
import org.openjdk.nashorn.internal.runtime.arrays.ArrayData;

/**
 * What the built-ins of the prelude need of the engine and scripts cannot ask it: properties whose keys are symbols, why
 * an object is being converted, weak references.
 *
 * <p>The functions are for the prelude; it shows some of them to scripts, which they cannot harm.
 */
final class LanguageSupport {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final String SCRIPTS = "org.openjdk.nashorn.internal.scripts.";
    private static final Set<String> WITHOUT_HINT = Set.of("ADD", "EQ", "NE", "equals", "equalDifferentTypeValues");
    private static final int DEEP_ENOUGH = 14;
    private static final int READ_ONLY = Property.NOT_ENUMERABLE | Property.NOT_WRITABLE;

    private static final Map<String, Symbol> SYMBOLS = new ConcurrentHashMap<>();

    private static volatile PropertyMap @Nullable [] lessLength;

    private final Realm realm;
    private final Global global;
    private final PlainCopies copies = new PlainCopies();
    private @Nullable ScriptFunction mapSize;
    private @Nullable ScriptFunction setSize;

    private LanguageSupport(Realm realm, Global global) {
        this.realm = realm;
        this.global = global;
    }

    /** The functions by name. */
    static Map<String, Object> functions(Realm realm, Global global) {
        LanguageSupport support = new LanguageSupport(realm, global);
        Map<String, Object> functions = new LinkedHashMap<>();
        support.add(functions, "addMembers", 3, support::addMembers);
        support.add(functions, "addConstant", 4, LanguageSupport::addConstant);
        support.add(functions, "putConstructor", 5, support::putConstructor);
        support.add(functions, "kindOf", 1, LanguageSupport::kindOf);
        support.add(functions, "getOwnPropertyDescriptor", 2, support::getOwnPropertyDescriptor);
        support.add(functions, "propertyIsEnumerable", 1, support::propertyIsEnumerable);
        support.add(functions, "enumerableSymbols", 1, support::enumerableSymbols);
        support.add(functions, "assign", 2, support::assign);
        support.add(functions, "restOfPlain", 2, support::restOfPlain);
        support.add(functions, "conversionHint", 0, arguments -> conversionHint());
        support.add(functions, "weakly", 1, support::weakly);
        support.add(functions, "newDataView", 3, support::newDataView);
        support.add(functions, "sortNumbers", 1, LanguageSupport::sortNumbers);
        support.add(functions, "sharedSymbol", 1, LanguageSupport::sharedSymbol);
        return functions;
    }

    /** A symbol that all realms share; for the few that the prelude names. */
    private static Object sharedSymbol(Realm.Arguments arguments) {
        return SYMBOLS.computeIfAbsent(JSType.toString(arguments.get(0)), Symbol::new);
    }

    /** An ArrayBuffer, an offset and a length that lie inside it. */
    private Object newDataView(Realm.Arguments arguments) {
        return Octets.view(
                (NativeArrayBuffer) given(arguments, 0),
                realm.integer(arguments.get(1)),
                realm.integer(arguments.get(2)));
    }

    private void add(Map<String, Object> functions, String name, int length, Realm.RawFunction function) {
        functions.put(name, function(name, length, function));
    }

    private ScriptFunction function(String name, int length, Realm.RawFunction function) {
        ScriptFunction made = (ScriptFunction) realm.rawFunction(name, function);
        made.setArity(length);
        return made;
    }

    /**
     * Gives an object the members of another, as built-ins have them: not enumerable. A third object tells the length of
     * functions that take more arguments than they say.
     */
    private @Nullable Object addMembers(Realm.Arguments arguments) {
        ScriptObject target = given(arguments, 0);
        ScriptObject source = given(arguments, 1);
        if (arguments.get(2) instanceof ScriptObject lengths) {
            for (Property property : lengths.getMap().getProperties()) {
                setLength((ScriptFunction) source.get(property.getKey()), lengths.get(property.getKey()));
            }
        }
        for (Property property : source.getMap().getProperties()) {
            if (property.isAccessorProperty()) {
                target.addOwnProperty(
                        property.getKey(),
                        Property.NOT_ENUMERABLE,
                        property.getGetterFunction(source),
                        property.getSetterFunction(source));
            } else {
                put(target, property.getKey(), source.get(property.getKey()), Property.NOT_ENUMERABLE);
            }
        }
        return null;
    }

    /** An object that the prelude has handed over. */
    private static ScriptObject given(Realm.Arguments arguments, int index) {
        if (arguments.get(index) instanceof ScriptObject object) {
            return object;
        }
        throw new IllegalArgumentException("The prelude handed over a value that is no object.");
    }

    private static void put(ScriptObject target, Object key, @Nullable Object value, int flags) {
        if (target.getMap().findProperty(key) == null) {
            target.addOwnProperty(key, flags, value);
        } else {
            target.set(key, value, 0);
        }
    }

    private static void setLength(ScriptFunction function, @Nullable Object length) {
        PropertyMap map = function.getMap();
        Property old = map.findProperty("length");
        if (old != null) {
            function.setMap(withoutLength(map, old));
        }
        function.addOwnProperty("length", READ_ONLY, length);
    }

    /** Functions of a kind share their map; so do those whose length is changed. */
    private static PropertyMap withoutLength(PropertyMap map, Property length) {
        PropertyMap[] known = lessLength;
        if (known == null || known[0] != map) {
            known = new PropertyMap[] {map, map.deleteProperty(length)};
            lessLength = known;
        }
        return known[1];
    }

    /** Adds a read-only property; what a fourth argument says makes it permanent, too. */
    private static @Nullable Object addConstant(Realm.Arguments arguments) {
        boolean permanent = JSType.toBoolean(arguments.get(3));
        put(
                given(arguments, 0),
                JSType.toPropertyKey(arguments.get(1)),
                arguments.get(2),
                permanent ? READ_ONLY | Property.NOT_CONFIGURABLE : READ_ONLY);
        return null;
    }

    /** Puts a constructor of the prelude in the place of one of the engine: global, name, constructor, prototype, length. */
    private @Nullable Object putConstructor(Realm.Arguments arguments) {
        String name = JSType.toString(arguments.get(1));
        ScriptFunction constructor = (ScriptFunction) given(arguments, 2);
        ScriptObject prototype = given(arguments, 3);
        constructor.addOwnProperty("name", READ_ONLY, name);
        setLength(constructor, arguments.get(4));
        constructor.setPrototype(prototype);
        put(prototype, "constructor", constructor, Property.NOT_ENUMERABLE);
        put(given(arguments, 0), name, constructor, Property.NOT_ENUMERABLE);
        return null;
    }

    /** The class of an object as the engine names it; empty for what is no object. */
    private static Object kindOf(Realm.Arguments arguments) {
        return arguments.get(0) instanceof NativeDataView
                ? "DataView"
                : arguments.get(0) instanceof ScriptObject object ? object.getClassName() : "";
    }

    private Object getOwnPropertyDescriptor(Realm.Arguments arguments) {
        ScriptObject object = object(arguments.get(0));
        Object key = JSType.toPropertyKey(arguments.get(1));
        Object found = object.getOwnPropertyDescriptor(key);
        if (!(found instanceof PropertyDescriptor descriptor)) {
            return ScriptRuntime.UNDEFINED;
        }
        ScriptObject shown = (ScriptObject) realm.newObject();
        ScriptFunction size = sizeGetter(object, key);
        if (size != null) {
            shown.set("get", size, 0);
            shown.set("set", ScriptRuntime.UNDEFINED, 0);
        } else if (descriptor.type() == PropertyDescriptor.ACCESSOR) {
            shown.set("get", orUndefined(descriptor.getGetter()), 0);
            shown.set("set", orUndefined(descriptor.getSetter()), 0);
        } else {
            shown.set("value", descriptor.getValue(), 0);
            shown.set("writable", descriptor.isWritable(), 0);
        }
        shown.set("enumerable", descriptor.isEnumerable(), 0);
        shown.set("configurable", descriptor.isConfigurable(), 0);
        return shown;
    }

    private static Object orUndefined(@Nullable ScriptFunction function) {
        return function == null ? ScriptRuntime.UNDEFINED : function;
    }

    /** The engine shows the accessors called size as plain values, though libraries look for their getters. */
    private @Nullable ScriptFunction sizeGetter(ScriptObject object, Object key) {
        if (!key.equals("size") || object instanceof NativeMap || object instanceof NativeSet) {
            return null;
        }
        if (object == prototype("Map")) {
            if (mapSize == null) {
                mapSize = function("get size", 0, arguments -> NativeMap.size(arguments.self()));
            }
            return mapSize;
        }
        if (object == prototype("Set")) {
            if (setSize == null) {
                setSize = function("get size", 0, arguments -> NativeSet.size(arguments.self()));
            }
            return setSize;
        }
        return null;
    }

    private Object prototype(String name) {
        return realm.get(realm.get(global, name), "prototype");
    }

    private Object propertyIsEnumerable(Realm.Arguments arguments) {
        Object key = JSType.toPropertyKey(arguments.get(0));
        return object(arguments.self()).getOwnPropertyDescriptor(key) instanceof PropertyDescriptor descriptor
                && descriptor.isEnumerable();
    }

    private Object enumerableSymbols(Realm.Arguments arguments) {
        Symbol[] symbols = object(arguments.get(0)).getOwnSymbols(false);
        return realm.newArray((Object[]) symbols);
    }

    private Object assign(Realm.Arguments arguments) {
        ScriptObject to = object(arguments.get(0));
        for (int i = 1; i < arguments.values().length; i++) {
            Object source = arguments.get(i);
            if (source != null && source != ScriptRuntime.UNDEFINED) {
                copies.copy(to, object(source));
            }
        }
        return to;
    }

    /**
     * A new object with what a destructured one has besides the members that were taken by name; undefined if it is not
     * plain, or code of the script would have to run for it.
     */
    private Object restOfPlain(Realm.Arguments arguments) {
        ScriptObject left = (ScriptObject) realm.newObject();
        return arguments.get(0) instanceof ScriptObject from
                        && copies.copiesPlainly(left, from, taken(arguments.get(1)))
                ? left
                : ScriptRuntime.UNDEFINED;
    }

    private static Object[] taken(@Nullable Object keys) {
        if (!(keys instanceof ScriptObject list)) {
            return PlainCopies.NOTHING;
        }
        Object[] taken = new Object[JSType.toInt32(list.getLength())];
        for (int i = 0; i < taken.length; i++) {
            Object key = list.get(i);
            taken[i] = key instanceof Symbol ? key : JSType.toString(key);
        }
        return taken;
    }

    private ScriptObject object(@Nullable Object value) {
        if (value instanceof ScriptObject object) {
            return object;
        }
        if (value == null || value == ScriptRuntime.UNDEFINED) {
            throw new ECMAException(global.newTypeError("Cannot convert undefined or null to object"), null);
        }
        return (ScriptObject) Global.toObject(value);
    }

    /**
     * Says for what valueOf or toString of an object is called: "number", "string" or "default" if the engine converts
     * it, the empty string if a script calls the method by itself.
     *
     * <p>The engine does not tell, but its frames do. Only objects with a {@code Symbol.toPrimitive} pay for the look.
     */
    private static String conversionHint() {
        return STACK.walk(frames -> {
            List<StackWalker.StackFrame> found =
                    frames.skip(1).limit(DEEP_ENOUGH).toList();
            int at = 0;
            while (at < found.size() && !isScript(found.get(at))) {
                at++;
            }
            // The method of the prelude itself, and then who called it.
            at++;
            if (at >= found.size() || found.get(at).getDeclaringClass() != Global.class) {
                return "";
            }
            for (int i = at + 1; i < found.size() && !isScript(found.get(i)); i++) {
                StackWalker.StackFrame frame = found.get(i);
                if (frame.getDeclaringClass() == ScriptRuntime.class && WITHOUT_HINT.contains(frame.getMethodName())) {
                    return "default";
                }
            }
            return "number";
        });
    }

    private static boolean isScript(StackWalker.StackFrame frame) {
        return frame.getClassName().startsWith(SCRIPTS);
    }

    /** Gives a function that answers with the object as long as somebody else holds it. */
    private Object weakly(Realm.Arguments arguments) {
        WeakReference<@Nullable Object> reference = new WeakReference<>(arguments.get(0));
        return function("deref", 0, ignored -> {
            Object held = reference.get();
            return held == null ? ScriptRuntime.UNDEFINED : held;
        });
    }

    /** Sorts a typed array: negative zero before zero, NaN last, as the language says. */
    private static @Nullable Object sortNumbers(Realm.Arguments arguments) {
        ScriptObject view = given(arguments, 0);
        ArrayData data = view.getArray();
        int length = JSType.toInt32(view.get("length"));
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = data.getDouble(i);
        }
        Arrays.sort(numbers);
        boolean unsigned = view.getClassName().equals("Uint32Array");
        for (int i = 0; i < length; i++) {
            if (unsigned) {
                // The engine takes what is beyond an int for the greatest one.
                view.set(i, (int) (long) numbers[i], 0);
            } else {
                view.set(i, numbers[i], 0);
            }
        }
        return null;
    }
}
