// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.nashorn.internal.runtime.ScriptFunctionData;

/**
 * What the engine knows of a built-in function, once for all realms. It makes it anew with each realm, although it says nothing but
 * which Java method is called by which name; an instance has some hundred built-ins. Public for the engine only. Thread-safe.
 */
public final class BuiltinData {

    private static final int MOST = 5_000;
    private static final Map<Key, ScriptFunctionData> KNOWN = new ConcurrentHashMap<>();

    private BuiltinData() {}

    /** Handles are compared by identity: those that a class of the engine holds as constants are the same in all realms. */
    private record Key(String name, MethodHandle handle, int flags) {}

    /** Gives what was made for the first function of this name and handle. */
    public static ScriptFunctionData shared(ScriptFunctionData made, String name, MethodHandle handle, int flags) {
        // Any other handle was put together for one realm.
        if (!handle.getClass().getName().startsWith("java.lang.invoke.DirectMethodHandle")) {
            return made;
        }
        Key key = new Key(name, handle, flags);
        ScriptFunctionData known = KNOWN.get(key);
        if (known != null) {
            return known;
        }
        if (KNOWN.size() >= MOST) {
            return made;
        }
        ScriptFunctionData before = KNOWN.putIfAbsent(key, made);
        return before == null ? made : before;
    }
}
