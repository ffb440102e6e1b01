// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.engine.FunctionName;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import org.openjdk.nashorn.internal.runtime.RecompilableScriptFunctionData;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptFunctionData;

/**
 * The names of functions that have no property {@code name} of their own.
 *
 * <p>The built-ins of the prelude are members of object literals; the engine knows what they were assigned to, and that
 * is their name, without a property on each of some hundred functions in every instance.
 */
final class FunctionNames {

    private static final String ANONYMOUS = "L:";
    private static final VarHandle DATA;
    private static final MethodHandle TARGET;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(ScriptFunction.class, MethodHandles.lookup());
            DATA = lookup.findVarHandle(ScriptFunction.class, "data", ScriptFunctionData.class);
            TARGET = lookup.findVirtual(
                    ScriptFunction.class, "getTargetFunction", MethodType.methodType(ScriptFunction.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private FunctionNames() {}

    /** The name a function was declared with, empty if there is none; that of a bound function tells of what. */
    static String of(ScriptFunction function) {
        ScriptFunction target = target(function);
        if (target != function) {
            Object name = target.get("name");
            return "bound " + (name instanceof CharSequence ? name.toString() : "");
        }
        String declared = function.getName();
        return declared.isEmpty() ? inferred(function) : FunctionName.decode(declared);
    }

    private static ScriptFunction target(ScriptFunction function) {
        try {
            return (ScriptFunction) TARGET.invokeExact(function);
        } catch (Throwable e) {
            throw new IllegalStateException("Nashorn could not show the target of a function.", e);
        }
    }

    /** Only for the prelude: names of authors' functions are a matter of the build. */
    private static String inferred(ScriptFunction function) {
        if (!(DATA.get(function) instanceof RecompilableScriptFunctionData data)
                || data.getSource() == null
                || !data.getSource().getName().startsWith("<")) {
            return "";
        }
        String path = data.getFunctionName();
        String last = path.substring(path.lastIndexOf('#') + 1);
        if (last.startsWith(ANONYMOUS)) {
            return "";
        }
        int number = last.indexOf('-');
        return number < 0 ? last : last.substring(0, number);
    }
}
