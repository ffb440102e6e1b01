// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.guard.NativeSizes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.objects.NativeArrayBuffer;
import org.openjdk.nashorn.internal.objects.NativeDataView;
import org.openjdk.nashorn.internal.runtime.JSType;
import org.openjdk.nashorn.internal.runtime.ScriptObject;

/** Bytes on both sides: Java arrays, and the ArrayBuffers of a script. */
final class Octets {

    // Nashorn has no public way between the two but one property access per byte.
    private static final MethodHandle NEW_BUFFER;
    private static final MethodHandle MEMORY;
    private static final MethodHandle NEW_VIEW;

    static {
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(NativeArrayBuffer.class, MethodHandles.lookup());
            NEW_BUFFER = lookup.findConstructor(
                    NativeArrayBuffer.class, MethodType.methodType(void.class, ByteBuffer.class, Global.class));
            MEMORY = lookup.findVirtual(
                    NativeArrayBuffer.class, "getNioBuffer", MethodType.methodType(ByteBuffer.class));
            NEW_VIEW = MethodHandles.privateLookupIn(NativeDataView.class, MethodHandles.lookup())
                    .findConstructor(
                            NativeDataView.class,
                            MethodType.methodType(
                                    void.class, NativeArrayBuffer.class, ByteBuffer.class, int.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Octets() {}

    static Object bufferOver(byte[] bytes, Global global) {
        try {
            return NEW_BUFFER.invoke(ByteBuffer.wrap(bytes), global);
        } catch (Throwable e) {
            throw new IllegalStateException("Nashorn could not make an ArrayBuffer.", e);
        }
    }

    static byte[] copy(NativeArrayBuffer buffer) {
        ByteBuffer memory = memory(buffer);
        return copy(memory, 0, memory.limit());
    }

    /** Makes a DataView. Nashorn's own constructor lets the view begin where the buffer does, whatever the offset. */
    static Object view(NativeArrayBuffer buffer, int offset, int length) {
        try {
            return NEW_VIEW.invoke(buffer, memory(buffer).slice(offset, length), offset, length);
        } catch (Throwable e) {
            throw new IllegalStateException("Nashorn could not make a DataView.", e);
        }
    }

    /** Nashorn takes the limit of the memory for the length of the ArrayBuffer. */
    static void detach(NativeArrayBuffer buffer) {
        memory(buffer).limit(0);
    }

    /** The bytes a typed array or a DataView shows; null if the object is neither. */
    static byte @Nullable [] copyOfView(ScriptObject view) {
        if (!(view.get("buffer") instanceof NativeArrayBuffer buffer)) {
            return null;
        }
        return copy(memory(buffer), JSType.toInt32(view.get("byteOffset")), JSType.toInt32(view.get("byteLength")));
    }

    private static ByteBuffer memory(NativeArrayBuffer buffer) {
        try {
            return (ByteBuffer) MEMORY.invoke(buffer);
        } catch (Throwable e) {
            throw new IllegalStateException("Nashorn could not show the memory of an ArrayBuffer.", e);
        }
    }

    private static byte[] copy(ByteBuffer memory, int offset, int length) {
        byte[] bytes = new byte[NativeSizes.octets(length)];
        memory.duplicate().clear().position(offset).get(bytes);
        return bytes;
    }
}
