// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;

/** The function RegExp (ECMA-262 22.2.4). */
final class RegExpConstructor extends ScriptFunction {

    private static final MethodHandle CALL;

    static {
        try {
            CALL = MethodHandles.lookup()
                    .findStatic(
                            RegExpConstructor.class,
                            "call",
                            MethodType.methodType(
                                    Object.class,
                                    RegExpIntrinsics.class,
                                    boolean.class,
                                    Object.class,
                                    Object.class,
                                    Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    RegExpConstructor(RegExpIntrinsics realm) {
        super("RegExp", CALL.bindTo(realm), null);
    }

    @SuppressWarnings("unused") // called through CALL
    private static @Nullable Object call(
            RegExpIntrinsics realm,
            boolean isNew,
            @Nullable Object self,
            @Nullable Object pattern,
            @Nullable Object flags) {
        Object source = pattern;
        Object wanted = flags;
        ScriptObject like = asRegExp(pattern);
        if (like != null && !isNew && flags == ScriptRuntime.UNDEFINED) {
            if (like.get("constructor") == realm.constructor) {
                return pattern;
            }
        }
        if (pattern instanceof RegExpObject object) {
            if (flags == ScriptRuntime.UNDEFINED) {
                return realm.create(object.expression());
            }
            source = object.expression().source();
        } else if (like != null) {
            source = like.get("source");
            wanted = flags == ScriptRuntime.UNDEFINED ? like.get("flags") : flags;
        }
        String text = Values.textOrEmpty(source);
        return realm.create(realm.expression(text, Values.textOrEmpty(wanted)));
    }

    /** The object, if it is a RegExp or wants to be taken for one (ECMA-262 7.2.8); else null. */
    static @Nullable ScriptObject asRegExp(@Nullable Object value) {
        if (!(value instanceof ScriptObject object)) {
            return null;
        }
        Object matcher = object.get(RegExpIntrinsics.MATCH);
        boolean is = matcher == ScriptRuntime.UNDEFINED ? value instanceof RegExpObject : Values.truth(matcher);
        return is ? object : null;
    }
}
