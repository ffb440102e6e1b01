// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.guard.NativeSizes;
import ee.functions.runtime.regexp.Interrupt;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.objects.NativeArrayBuffer;
import org.openjdk.nashorn.internal.runtime.Context;
import org.openjdk.nashorn.internal.runtime.ECMAException;
import org.openjdk.nashorn.internal.runtime.JSType;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;

/**
 * One global object and all that lives in it. Not thread-safe: its owner lets one thread in at a time, and enters it
 * before anything else.
 *
 * <p>Values of the script are plain {@code Object}s here: a script's object is opaque to everybody but this package.
 */
public final class Realm {

    private static final MethodHandle CALL;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodType type = MethodType.methodType(Object.class, Object.class, Object[].class);
            CALL = lookup.findVirtual(FunctionKeys.Target.class, "call", type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Global global;
    private final Errors errors;
    private final RegExpIntrinsics regExp;

    Realm(Global global, ExpressionCache expressions) {
        this.global = global;
        this.errors = new Errors(this);
        Object before = enter();
        try {
            this.regExp = new RegExpIntrinsics(global, expressions);
        } finally {
            leave(before);
        }
    }

    /** A function of the host that sees the script's own values. */
    @FunctionalInterface
    public interface RawFunction {

        /** Answers one call; missing arguments are undefined, and null is the script's null. */
        @Nullable
        Object call(Arguments arguments);
    }

    /** The arguments of a call. */
    public record Arguments(@Nullable Object self, @Nullable Object[] values) {

        /** One argument; undefined if the caller gave fewer. */
        public @Nullable Object get(int index) {
            return index < values.length ? values[index] : ScriptRuntime.UNDEFINED;
        }
    }

    /** Makes this the realm of the current thread; to be undone by {@link #leave}. */
    public @Nullable Object enter() {
        Global before = Context.getGlobal();
        if (before != global) {
            Context.setGlobal(global);
        }
        return before;
    }

    /** Makes the realm the thread had before the current one again. */
    public void leave(@Nullable Object before) {
        if (before != global) {
            Context.setGlobal((Global) before);
        }
    }

    /** Runs a step that prepares this realm as every other one: objects it makes get the same shapes in all of them. */
    public void prepare(Runnable step) {
        SharedShapes.keepingShapes(() -> {
            step.run();
            return this;
        });
    }

    /** Evaluates a script and gives the value of its last statement. */
    public Object evaluate(NashornScript script) {
        return ScriptRuntime.apply(function(script), global);
    }

    /** The function that is all of a script. */
    ScriptFunction function(NashornScript script) {
        return script.compiled().getFunction(global);
    }

    /**
     * Measures the memory that the script holds: what its global object reaches, and these values.
     *
     * @param limit the walk may end when it has found more
     * @return the bytes, or any number larger than the limit if they are more
     */
    public long heldBytes(Collection<?> values, long limit) {
        List<Object> roots = new ArrayList<>(values);
        roots.add(global);
        return HeldMemory.of(roots, limit);
    }

    /** Calls a function of the script. */
    public Object call(Object function, Object self, @Nullable Object... arguments) {
        return ScriptRuntime.apply((ScriptFunction) function, self, arguments);
    }

    /** The global object. */
    public Object global() {
        return global;
    }

    /** The value undefined. */
    public Object undefined() {
        return ScriptRuntime.UNDEFINED;
    }

    /** Makes an empty object. */
    public Object newObject() {
        return global.newObject();
    }

    /** Makes an array. */
    public Object newArray(@Nullable Object... members) {
        return Global.allocate(members);
    }

    /** Makes an ArrayBuffer over these bytes, which must not be used any more by the caller. */
    public Object newArrayBuffer(byte[] bytes) {
        return Octets.bufferOver(bytes, global);
    }

    /** Takes its bytes from an ArrayBuffer: its length is then zero. Views that were made before keep theirs. */
    public void detachBuffer(@Nullable Object buffer) {
        if (buffer instanceof NativeArrayBuffer detached) {
            Octets.detach(detached);
        }
    }

    /** Takes its bytes from a typed array: it then shows as few as the empty one of the same kind. */
    public void detachView(@Nullable Object view, @Nullable Object empty) {
        if (view instanceof ScriptObject detached && empty instanceof ScriptObject without) {
            detached.setArray(without.getArray());
        }
    }

    /** Reads a property; undefined if there is none, or if the value is not an object. */
    public Object get(Object object, String name) {
        return object instanceof ScriptObject script ? script.get(name) : ScriptRuntime.UNDEFINED;
    }

    /** Writes a property. */
    public void set(Object object, String name, Object value) {
        ((ScriptObject) object).set(name, value, 0);
    }

    /** Tells whether a value can be called. */
    public boolean isFunction(@Nullable Object value) {
        return value instanceof ScriptFunction;
    }

    /** Converts as String(value) does, but without calling into the script if the conversion fails. */
    public String text(@Nullable Object value) {
        try {
            return JSType.toString(value);
        } catch (RuntimeException e) {
            return ScriptRuntime.safeToString(value);
        }
    }

    /** Reads the members of an array of strings. */
    public List<String> texts(@Nullable Object array) {
        List<String> texts = new ArrayList<>();
        if (array instanceof ScriptObject object) {
            int length = JSType.toInt32(object.get("length"));
            for (int i = 0; i < length; i++) {
                texts.add(text(object.get(i)));
            }
        }
        return texts;
    }

    /** Converts a number of the script. */
    public int integer(@Nullable Object value) {
        return JSType.toInt32(value);
    }

    /** Converts as Number(value) does. */
    public double number(@Nullable Object value) {
        return JSType.toNumber(value);
    }

    /** The name a function was declared with; empty if there is none, or if the value is not a function. */
    public String functionName(@Nullable Object value) {
        return value instanceof ScriptFunction function ? FunctionNames.of(function) : "";
    }

    /** The bytes of an ArrayBuffer or a view of one, or of a string in UTF-8; none if it is anything else. */
    public byte[] bytes(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof NativeArrayBuffer buffer) {
            return Octets.copy(buffer);
        }
        byte[] viewed = value instanceof ScriptObject object ? Octets.copyOfView(object) : null;
        return viewed == null ? new byte[0] : viewed;
    }

    /** Converts what a host operation gave, as {@link HostCallback#succeed} allows it. */
    public @Nullable Object valueForScript(@Nullable Object value) {
        return toScript(value);
    }

    /** Makes a function that calls the host; it converts values and shows no Java object to the script. */
    public Object hostFunction(String name, HostFunction target, Function<Object, HostCallback> callbacks) {
        return function(name, new HostCall(this, target, callbacks));
    }

    /** Makes a function that calls the host with the script's own values; for the host's own machinery only. */
    public Object rawFunction(String name, RawFunction target) {
        return function(name, new RawCall(target));
    }

    private static ScriptFunction function(String name, FunctionKeys.Target target) {
        return FunctionKeys.targeted(ScriptFunction.createStrictBuiltin(name, CALL.bindTo(target)), target);
    }

    /** The functions by which the prelude completes the built-ins of the language, by name. */
    public Map<String, Object> languageSupport() {
        return LanguageSupport.functions(this, global);
    }

    /** Makes the function that makes the regular expressions of literals: by their number in a list of patterns and flags. */
    public Object regExpLiterals(@Nullable Object patternsAndFlags) {
        return regExp.literals(texts(patternsAndFlags));
    }

    /** Sets what regular expressions ask while they match, on the thread of the script. */
    public void interruptMatching(Interrupt interrupt) {
        regExp.interrupt(interrupt);
    }

    /** The errors of this realm. */
    public Errors errors() {
        return errors;
    }

    /** Converts a value of the script for a host function. */
    @Nullable
    Object toHost(@Nullable Object value, @Nullable Function<Object, HostCallback> callbacks) {
        if (value == null || value == ScriptRuntime.UNDEFINED) {
            return null;
        }
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        if (value instanceof Integer || value instanceof Double || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof NativeArrayBuffer buffer) {
            return Octets.copy(buffer);
        }
        if (value instanceof ScriptFunction && callbacks != null) {
            return callbacks.apply(value);
        }
        if (value instanceof ScriptObject object) {
            byte[] viewed = Octets.copyOfView(object);
            if (viewed != null) {
                return viewed;
            }
        }
        throw new IllegalArgumentException("The prelude handed a host function a value it cannot take.");
    }

    /** Converts a value of a host function for the script. */
    @Nullable
    Object toScript(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof byte[] bytes) {
            NativeSizes.octets(bytes.length);
            return newArrayBuffer(bytes);
        }
        if (value instanceof List<?> list) {
            @Nullable Object[] members = new Object[list.size()];
            for (int i = 0; i < members.length; i++) {
                members[i] = toScript(list.get(i));
            }
            return newArray(members);
        }
        if (value instanceof Long || value instanceof Float || value instanceof Short || value instanceof Byte) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof String text) {
            return NativeSizes.text(text);
        }
        if (value instanceof Integer || value instanceof Double || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException("A host function gave back a value no script may see: " + value.getClass());
    }

    private record HostCall(Realm realm, HostFunction target, Function<Object, HostCallback> callbacks)
            implements FunctionKeys.Target {

        @Override
        public @Nullable Object call(@Nullable Object self, @Nullable Object[] arguments) {
            @Nullable Object[] converted = new Object[arguments.length];
            for (int i = 0; i < converted.length; i++) {
                converted[i] = realm.toHost(arguments[i], callbacks);
            }
            try {
                return realm.toScript(target.call(converted));
            } catch (HostError e) {
                throw new ECMAException(realm.errors.make(e.errorType(), String.valueOf(e.getMessage())), null);
            }
        }
    }

    private record RawCall(RawFunction target) implements FunctionKeys.Target {

        @Override
        public @Nullable Object call(@Nullable Object self, @Nullable Object[] arguments) {
            Object result = target.call(new Arguments(self, arguments));
            return result instanceof String text ? NativeSizes.text(text) : result;
        }
    }
}
