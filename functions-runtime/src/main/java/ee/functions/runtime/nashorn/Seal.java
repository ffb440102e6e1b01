// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import jdk.dynalink.NamedOperation;
import jdk.dynalink.NamespaceOperation;
import jdk.dynalink.Operation;
import jdk.dynalink.StandardOperation;
import jdk.dynalink.linker.GuardedInvocation;
import jdk.dynalink.linker.GuardingDynamicLinker;
import jdk.dynalink.linker.GuardingDynamicLinkerExporter;
import jdk.dynalink.linker.LinkRequest;
import jdk.dynalink.linker.LinkerServices;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.Context;
import org.openjdk.nashorn.internal.runtime.ECMAException;
import org.openjdk.nashorn.internal.runtime.JSType;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;
import org.openjdk.nashorn.internal.runtime.Symbol;

/**
 * Keeps scripts away from Java: what the engine would hand to its linker for Java beans ends here.
 *
 * <p>Without it even {@code "".getClass()} works, because a string is a Java string. Dynalink finds this linker as a
 * service of the engine's class loader, and asks it after the linkers of the language and before the one for beans.
 */
public final class Seal extends GuardingDynamicLinkerExporter {

    private static final MethodHandle READ;
    private static final MethodHandle SAME_CLASS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            READ = lookup.findStatic(
                    Seal.class, "read", MethodType.methodType(Object.class, String.class, Object.class));
            SAME_CLASS = lookup.findStatic(
                    Seal.class, "isInstance", MethodType.methodType(boolean.class, Class.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public List<GuardingDynamicLinker> get() {
        return List.of(new Sealing());
    }

    private static final class Sealing implements GuardingDynamicLinker {

        // Dynalink knows no @Nullable; null means that the next linker is asked.
        @Override
        @SuppressWarnings("NullAway")
        public GuardedInvocation getGuardedInvocation(LinkRequest request, LinkerServices services) {
            return link(request, services);
        }
    }

    private static @Nullable GuardedInvocation link(LinkRequest request, LinkerServices services) {
        Object receiver = request.getReceiver();
        if (receiver == null || receiver instanceof ScriptObject) {
            return null;
        }
        if (!isPrimitive(receiver)) {
            throw new ECMAException(Context.getGlobal().newTypeError("This object belongs to the host."), null);
        }
        String name = nameToGet(request.getCallSiteDescriptor().getOperation());
        if (name == null) {
            return null;
        }
        // The language's own linkers have not found the property; it may come into being later.
        MethodHandle read = MethodHandles.insertArguments(READ, 0, name);
        MethodHandle guard = MethodHandles.insertArguments(SAME_CLASS, 0, receiver.getClass());
        MethodType type = request.getCallSiteDescriptor().getMethodType();
        return new GuardedInvocation(
                services.asType(read, type), guard.asType(guard.type().changeParameterType(0, type.parameterType(0))));
    }

    private static boolean isPrimitive(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Symbol;
    }

    private static @Nullable String nameToGet(Operation operation) {
        if (operation instanceof NamedOperation named
                && named.getName() instanceof String name
                && NamespaceOperation.getBaseOperation(NamedOperation.getBaseOperation(operation))
                        == StandardOperation.GET) {
            return name;
        }
        return null;
    }

    @SuppressWarnings("unused") // called through READ
    private static Object read(String name, Object self) {
        if (self instanceof Symbol symbol) {
            // The engine cannot read accessors of symbols: the only one the language has is answered here.
            return name.equals("description") ? symbol.getName() : ScriptRuntime.UNDEFINED;
        }
        return ((ScriptObject) JSType.toScriptObject(self)).get(name);
    }

    @SuppressWarnings("unused") // called through SAME_CLASS
    private static boolean isInstance(Class<?> type, @Nullable Object value) {
        return value != null && value.getClass() == type;
    }
}
