// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SwitchPoint;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Set;
import jdk.dynalink.CallSiteDescriptor;
import jdk.dynalink.NamedOperation;
import jdk.dynalink.StandardOperation;
import jdk.dynalink.linker.GuardedInvocation;
import jdk.dynalink.linker.LinkRequest;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.FindProperty;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;
import org.openjdk.nashorn.internal.runtime.linker.NashornCallSiteDescriptor;
import org.openjdk.nashorn.internal.runtime.linker.NashornGuards;

/**
 * What the engine asks where it links call sites that realms share; the calls are put into it by {@link SharedSiteChanges},
 * which says why. Public for the engine only. Thread-safe.
 */
public final class SharedSites {

    private static final Set<String> CONSTANT_GLOBALS = Set.of("undefined", "NaN", "Infinity");
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
    private static final MethodHandle CALL_TARGET =
            own("callTarget", Object.class, Object.class, Object.class, Object[].class);
    private static final MethodHandle CONSTRUCT = own("construct", Object.class, Object.class, Object[].class);

    private SharedSites() {}

    private static MethodHandle own(String name, Class<?> result, Class<?>... parameters) {
        try {
            return LOOKUP.findStatic(SharedSites.class, name, MethodType.methodType(result, parameters));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A field of a class of the engine. */
    static VarHandle field(MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, lookup).findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The script engine has changed: no field " + name + ".", e);
        }
    }

    /** Links an operation on an object of a script. */
    public static @Nullable GuardedInvocation link(ScriptObject self, CallSiteDescriptor site, LinkRequest request) {
        StandardOperation operation = NashornCallSiteDescriptor.getStandardOperation(site);
        if (operation == StandardOperation.CALL && self instanceof ScriptFunction function) {
            GuardedInvocation call = call(function, site.getMethodType());
            return call != null ? call : self.lookup(site, request);
        }
        if (operation == StandardOperation.NEW
                && self instanceof ScriptFunction function
                && FunctionKeys.keyOf(function) == FunctionKeys.BOUND) {
            return anyOf(FunctionKeys.BOUND, CONSTRUCT, 1, site.getMethodType());
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
        Object key = FunctionKeys.keyOf(function);
        MethodHandle call;
        if (key == FunctionKeys.HOSTED) {
            call = CALL_TARGET;
        } else if (key == FunctionKeys.BOUND) {
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
        return new GuardedInvocation(call.asType(type.changeReturnType(Object.class)), FunctionKeys.guardOf(key));
    }

    @SuppressWarnings("unused") // called through CALL_TARGET
    private static @Nullable Object callTarget(Object callee, @Nullable Object self, Object[] arguments) {
        return FunctionKeys.targetOf((ScriptFunction) callee).call(self, arguments);
    }

    @SuppressWarnings("unused") // called through CONSTRUCT
    private static Object construct(Object callee, Object[] arguments) {
        return ScriptRuntime.construct((ScriptFunction) callee, arguments);
    }
}
