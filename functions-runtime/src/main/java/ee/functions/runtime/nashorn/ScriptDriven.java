// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.List;
import java.util.Set;

/**
 * The classes of the engine that work through what a script hands them.
 *
 * <p>They touch only what belongs to one instance, and that is thrown away when its script is stopped. Classes of the
 * compiler and the linker, and the maps of properties, must not be here: a stop would leave half done what instances
 * share. What they do for a script is bounded by the size of the script and by the depth of the stack.
 */
final class ScriptDriven {

    /**
     * In the order in which they are defined: what the JVM loads to verify a class comes before that class. One that is
     * out of order is found at once, since {@link Hardening} fails.
     */
    static final List<String> CLASSES = List.of(
            "runtime.arrays.SparseArrayData",
            "runtime.arrays.ArrayLikeIterator",
            "runtime.arrays.ScriptObjectIterator",
            "runtime.arrays.ScriptArrayIterator",
            "runtime.arrays.DeletedArrayFilter",
            "runtime.arrays.DeletedRangeArrayFilter",
            "runtime.arrays.ObjectArrayData",
            "runtime.arrays.NumberArrayData",
            "runtime.arrays.IntArrayData",
            "runtime.arrays.ContinuousArrayData",
            "runtime.arrays.ArrayData",
            "objects.NativeStrictArguments",
            "objects.AbstractIterator",
            "objects.ArrayBufferView",
            "objects.LinkedMap",
            "objects.LinkedMap$LinkedMapIterator",
            "objects.NativeArguments",
            "objects.NativeArray",
            "objects.NativeArrayBuffer",
            "objects.NativeDate",
            "objects.NativeFunction",
            "objects.NativeJSON",
            "objects.NativeMap",
            "objects.NativeMath",
            "objects.NativeNumber",
            "objects.NativeObject",
            "objects.NativeSet",
            "objects.NativeString",
            "objects.StringIterator",
            "parser.DateParser",
            "parser.JSONParser",
            "runtime.BitVector",
            "runtime.ConsString",
            "runtime.GlobalFunctions",
            "runtime.JSONFunctions",
            "runtime.JSType",
            "runtime.ListAdapter",
            "runtime.ScriptObject",
            "runtime.ScriptObject$KeyIterator",
            "runtime.ScriptObject$ScriptObjectIterator",
            "runtime.ScriptObject$ValueIterator",
            "runtime.URIUtils",
            "runtime.arrays.ArrayData$UntouchedArrayData",
            "runtime.arrays.ByteBufferArrayData",
            "runtime.arrays.FrozenArrayFilter",
            "runtime.arrays.IteratorAction",
            "runtime.arrays.LengthNotWritableFilter",
            "runtime.arrays.UndefinedArrayFilter");

    /** Those that make objects of their own subclasses. */
    static final Set<String> MAKING_SUBCLASSES = Set.of("runtime.arrays.ArrayData", "runtime.arrays.ArrayLikeIterator");

    private ScriptDriven() {}
}
