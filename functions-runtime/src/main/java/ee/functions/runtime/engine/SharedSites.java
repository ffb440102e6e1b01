// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SwitchPoint;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import jdk.dynalink.CallSiteDescriptor;
import jdk.dynalink.NamedOperation;
import jdk.dynalink.StandardOperation;
import jdk.dynalink.linker.GuardedInvocation;
import jdk.dynalink.linker.LinkRequest;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.FindProperty;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.RecompilableScriptFunctionData;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptFunctionData;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;
import org.openjdk.nashorn.internal.runtime.linker.NashornCallSiteDescriptor;
import org.openjdk.nashorn.internal.runtime.linker.NashornGuards;

/**
 * What the engine asks where it links call sites that realms share; the calls are put into it by {@link SharedSiteChanges},
 * which says why. Public for the engine only. Thread-safe.
 */
public final class SharedSites {

    /** A field that {@link SharedSiteChanges} adds to functions: what a function of the host does, a {@link Target}. */
    static final String TARGET_FIELD = "hostTarget";

    /** A field that {@link SharedSiteChanges} adds to functions: what makes two of them the same in different realms. */
    static final String KEY_FIELD = "sharedKey";

    private static final int MOST_REMEMBERED = 2_000;
    private static final int MOST_KEPT = 20_000;
    private static final List<PropertyMap> KEPT = new ArrayList<>();
    private static final Map<PropertyMap, Map<PropertyMap, PropertyMap>> JOINED = new IdentityHashMap<>();
    private static final ThreadLocal<@Nullable List<PropertyMap>> keeping = new ThreadLocal<>();
    private static final Set<String> CONSTANT_GLOBALS = Set.of("undefined", "NaN", "Infinity");
    private static final Object HOSTED = new Object();
    private static final Object BOUND = new Object();
    private static final PropertyMap[] NONE = {};

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodHandle CHAIN_OF_1 =
            own("chainOf1", boolean.class, Object.class, PropertyMap.class, boolean.class);
    private static final MethodHandle CHAIN_OF_2 =
            own("chainOf2", boolean.class, Object.class, PropertyMap.class, PropertyMap.class, boolean.class);
    private static final MethodHandle CHAIN =
            own("chain", boolean.class, Object.class, PropertyMap[].class, boolean.class);
    private static final MethodHandle SCOPE = own("scope", boolean.class, Object.class, int.class, PropertyMap.class);
    private static final MethodHandle READ = own("read", Object.class, String.class, Object.class);
    private static final MethodHandle HAS_KEY = own("hasKey", boolean.class, Object.class, Object.class);
    private static final MethodHandle CALL_TARGET =
            own("callTarget", Object.class, Object.class, Object.class, Object[].class);
    private static final MethodHandle CONSTRUCT = own("construct", Object.class, Object.class, Object[].class);
    private static final VarHandle HISTORY = field(PropertyMap.class, "history", WeakHashMap.class);
    private static final VarHandle TARGET = field(ScriptFunction.class, TARGET_FIELD, Object.class);
    private static final VarHandle KEY = field(ScriptFunction.class, KEY_FIELD, Object.class);
    private static final VarHandle DATA = field(ScriptFunction.class, "data", ScriptFunctionData.class);
    private static final VarHandle CODE = field(ScriptFunctionData.class, "code", LinkedList.class);
    private static final VarHandle INVOKER;
    private static final MethodHandle IS_BOUND;

    static {
        try {
            Class<?> compiled = Class.forName("org.openjdk.nashorn.internal.runtime.CompiledFunction");
            INVOKER = field(compiled, "invoker", MethodHandle.class);
            IS_BOUND = MethodHandles.privateLookupIn(ScriptFunction.class, LOOKUP)
                    .findVirtual(ScriptFunction.class, "isBoundFunction", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private SharedSites() {}

    /** What a function of the host does, whichever realm it is in. */
    @FunctionalInterface
    interface Target {

        @Nullable
        Object call(@Nullable Object self, @Nullable Object[] arguments);
    }

    private static MethodHandle own(String name, Class<?> result, Class<?>... parameters) {
        try {
            return LOOKUP.findStatic(SharedSites.class, name, MethodType.methodType(result, parameters));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, LOOKUP).findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The script engine has changed: no field " + name + ".", e);
        }
    }

    /** Says what a function does, so that call sites need not hold the function itself. */
    static ScriptFunction targeted(ScriptFunction function, Target target) {
        TARGET.set(function, target);
        return function;
    }

    /** Links an operation on an object of a script. */
    public static @Nullable GuardedInvocation link(ScriptObject self, CallSiteDescriptor site, LinkRequest request) {
        StandardOperation operation = NashornCallSiteDescriptor.getStandardOperation(site);
        if (operation == StandardOperation.CALL && self instanceof ScriptFunction function) {
            GuardedInvocation call = call(function, site.getMethodType());
            return call != null ? call : self.lookup(site, request);
        }
        if (operation == StandardOperation.NEW && self instanceof ScriptFunction function && keyOf(function) == BOUND) {
            return anyOf(BOUND, CONSTRUCT, 1, site.getMethodType());
        }
        boolean named = site.getOperation() instanceof NamedOperation
                && (operation == StandardOperation.GET || operation == StandardOperation.SET);
        if (!named || request.isCallSiteUnstable()) {
            return self.lookup(site, request);
        }
        String name = NashornCallSiteDescriptor.getOperand(site);
        FindProperty found = self.findProperty(name, true);
        GuardedInvocation linked = self.lookup(site, request);
        return linked == null ? null : guarded(linked, self, name, found);
    }

    private static GuardedInvocation guarded(
            GuardedInvocation linked, ScriptObject self, String name, @Nullable FindProperty found) {
        MethodHandle guard = linked.getGuard();
        if (guard == null) {
            // Variables of enclosing functions: where they are is the same in all realms. Globals may differ.
            if (found == null || !(found.getOwner() instanceof Global) || CONSTANT_GLOBALS.contains(name)) {
                return linked;
            }
            guard = NashornGuards.getMapGuard(self.getMap(), true);
        }
        if (found == null || !found.isSelf()) {
            guard = NashornGuards.combineGuards(
                    ofAnything(guard), chainGuard(self, found == null ? null : found.getOwner()));
        }
        return new GuardedInvocation(linked.getInvocation(), guard, (SwitchPoint) null, linked.getException());
    }

    private static MethodHandle ofAnything(MethodHandle guard) {
        return guard.asType(guard.type().changeParameterType(0, Object.class));
    }

    /** Says whether the objects from the prototype of the receiver to the owner, or to the end, are as they are now. */
    private static MethodHandle chainGuard(ScriptObject self, @Nullable ScriptObject owner) {
        boolean toTheEnd = owner == null;
        int depth = 0;
        for (ScriptObject at = self; at != owner && at.getProto() != null; at = at.getProto()) {
            depth++;
        }
        if (owner instanceof Global && self.isScope()) {
            // Scopes between are made by the code that the site is in.
            return MethodHandles.insertArguments(SCOPE, 1, depth, owner.getMap());
        }
        PropertyMap[] maps = new PropertyMap[depth];
        ScriptObject at = self;
        for (int i = 0; i < depth; i++) {
            at = at.getProto();
            maps[i] = at.getMap();
        }
        return switch (depth) {
            case 1 -> MethodHandles.insertArguments(CHAIN_OF_1, 1, maps[0], toTheEnd);
            case 2 -> MethodHandles.insertArguments(CHAIN_OF_2, 1, maps[0], maps[1], toTheEnd);
            default -> MethodHandles.insertArguments(CHAIN, 1, maps.length == 0 ? NONE : maps, toTheEnd);
        };
    }

    @SuppressWarnings("unused") // called through CHAIN_OF_1
    private static boolean chainOf1(Object self, PropertyMap first, boolean toTheEnd) {
        ScriptObject at = ((ScriptObject) self).getProto();
        return at != null && at.getMap() == first && (!toTheEnd || at.getProto() == null);
    }

    @SuppressWarnings("unused") // called through CHAIN_OF_2
    private static boolean chainOf2(Object self, PropertyMap first, PropertyMap second, boolean toTheEnd) {
        ScriptObject at = ((ScriptObject) self).getProto();
        return at != null && at.getMap() == first && chainOf1(at, second, toTheEnd);
    }

    @SuppressWarnings("unused") // called through CHAIN
    private static boolean chain(Object self, PropertyMap[] maps, boolean toTheEnd) {
        ScriptObject at = (ScriptObject) self;
        for (PropertyMap map : maps) {
            at = at.getProto();
            if (at == null || at.getMap() != map) {
                return false;
            }
        }
        return !toTheEnd || at.getProto() == null;
    }

    @SuppressWarnings("unused") // called through SCOPE
    private static boolean scope(Object self, int depth, PropertyMap map) {
        ScriptObject at = (ScriptObject) self;
        for (int i = 0; i < depth; i++) {
            at = at.getProto();
            if (at == null) {
                return false;
            }
        }
        return at.getMap() == map;
    }

    /** Links an operation on a primitive value anew, if the engine has linked it to what the current realm has. */
    public static @Nullable GuardedInvocation primitive(
            @Nullable GuardedInvocation linked,
            LinkRequest request,
            MethodHandle guard,
            ScriptObject wrapped,
            MethodHandle wrap,
            MethodHandle prototypeOf) {
        CallSiteDescriptor site = request.getCallSiteDescriptor();
        String name = NashornCallSiteDescriptor.getOperand(site);
        if (linked == null
                || name == null
                || NashornCallSiteDescriptor.getStandardOperation(site) != StandardOperation.GET) {
            return linked;
        }
        FindProperty found = wrapped.findProperty(name, true);
        if (found == null || found.isSelf()) {
            return linked;
        }
        ScriptObject prototype = wrapped.getProto();
        MethodHandle same = NashornGuards.getMapGuard(prototype.getMap(), true);
        if (prototype != found.getOwner()) {
            same = NashornGuards.combineGuards(same, chainGuard(prototype, found.getOwner()));
        }
        if (!found.isInheritedOrdinaryProperty()
                || linked.getInvocation().type().returnType() != Object.class) {
            MethodHandle sameHere = MethodHandles.filterArguments(same, 0, prototypeOf);
            return new GuardedInvocation(
                    linked.getInvocation(),
                    NashornGuards.combineGuards(guard, sameHere),
                    (SwitchPoint) null,
                    linked.getException());
        }
        MethodHandle slowly = MethodHandles.insertArguments(READ, 0, name);
        MethodHandle read = slowly;
        if (!request.isCallSiteUnstable()) {
            MethodHandle quickly =
                    Objects.requireNonNull(prototype.lookup(site, request)).getInvocation();
            read = MethodHandles.guardWithTest(same, quickly.asType(slowly.type()), slowly);
        }
        return new GuardedInvocation(MethodHandles.filterArguments(read, 0, prototypeOf), guard);
    }

    @SuppressWarnings("unused") // called through READ
    private static Object read(String name, Object object) {
        return ((ScriptObject) object).get(name);
    }

    private static @Nullable GuardedInvocation call(ScriptFunction function, MethodType type) {
        Object key = keyOf(function);
        MethodHandle call;
        if (key == HOSTED) {
            call = CALL_TARGET;
        } else if (key == BOUND) {
            call = ScriptRuntime.APPLY.methodHandle();
        } else {
            return null;
        }
        return anyOf(key, call, 2, type);
    }

    /** Links a site to what takes any function with this key, and the arguments as an array after so many others. */
    private static GuardedInvocation anyOf(Object key, MethodHandle taking, int others, MethodType type) {
        boolean collected = type.parameterCount() == others + 1 && type.parameterType(others) == Object[].class;
        MethodHandle call = collected ? taking : taking.asCollector(Object[].class, type.parameterCount() - others);
        return new GuardedInvocation(
                call.asType(type.changeReturnType(Object.class)), MethodHandles.insertArguments(HAS_KEY, 1, key));
    }

    @SuppressWarnings("unused") // called through CALL_TARGET
    private static @Nullable Object callTarget(Object callee, @Nullable Object self, Object[] arguments) {
        return ((Target) TARGET.get((ScriptFunction) callee)).call(self, arguments);
    }

    @SuppressWarnings("unused") // called through CONSTRUCT
    private static Object construct(Object callee, Object[] arguments) {
        return ScriptRuntime.construct((ScriptFunction) callee, arguments);
    }

    /** A guard that passes this function, and those of other realms that do the same. */
    public static MethodHandle functionGuard(ScriptFunction function) {
        return MethodHandles.insertArguments(HAS_KEY, 1, keyOf(function));
    }

    /** What {@link #isApplied} compares: for call and apply. */
    public static Object applied(ScriptFunction function) {
        return keyOf(function);
    }

    /** Completes the guard of {@code f.call()}: the function call must be the built-in one. */
    public static boolean isApplied(boolean sameFunction, Object self, Object key) {
        return sameFunction && hasKey(self, key);
    }

    private static boolean hasKey(Object value, Object key) {
        return value instanceof ScriptFunction function && keyOf(function) == key;
    }

    private static Object keyOf(ScriptFunction function) {
        Object key = KEY.get(function);
        return key != null ? key : makeKey(function);
    }

    private static Object makeKey(ScriptFunction function) {
        Object key;
        if (TARGET.get(function) != null) {
            key = HOSTED;
        } else if (isBound(function)) {
            key = BOUND;
        } else if (function.getClass() != ScriptFunction.class) {
            // Each built-in constructor has a class of its own.
            key = function.getClass();
        } else {
            ScriptFunctionData data = (ScriptFunctionData) DATA.get(function);
            key = data instanceof RecompilableScriptFunctionData ? data : codeOf(data);
        }
        KEY.set(function, key);
        return key;
    }

    /** The one handle that the engine makes all functions of the same name and place of. */
    private static Object codeOf(ScriptFunctionData data) {
        Object first = ((LinkedList<?>) CODE.get(data)).peekFirst();
        return first == null ? data : INVOKER.get(first);
    }

    private static boolean isBound(ScriptFunction function) {
        try {
            return (boolean) IS_BOUND.invokeExact(function);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

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
            if (kept != null) {
                keep(kept, changed);
            }
        }
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
