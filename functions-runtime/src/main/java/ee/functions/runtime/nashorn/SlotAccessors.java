// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Bounds the engine's cache of the accessors of properties by their slot. It would grow for ever with the largest object any
 * script has made; beyond the bound each property has accessors of its own, which go with it.
 */
final class SlotAccessors {

    static final String CLASS = "runtime.SpillProperty$Accessors";

    private static final String TYPE = "org/openjdk/nashorn/internal/runtime/SpillProperty$Accessors";
    private static final int CACHED_SLOTS = 4_096;

    private SlotAccessors() {}

    static ClassVisitor bounded(ClassVisitor next) {
        return new MethodChanges(next).first("getCached(IZZ)Ljava/lang/invoke/MethodHandle;", SlotAccessors::bound);
    }

    /** {@code static getCached(int slot, boolean, boolean)}: what the cache does for a slot it does not have yet. */
    private static void bound(MethodVisitor body) {
        Label cached = new Label();
        body.visitVarInsn(Opcodes.ILOAD, 0);
        body.visitLdcInsn(CACHED_SLOTS);
        body.visitJumpInsn(Opcodes.IF_ICMPLT, cached);
        body.visitTypeInsn(Opcodes.NEW, TYPE);
        body.visitInsn(Opcodes.DUP);
        body.visitVarInsn(Opcodes.ILOAD, 0);
        body.visitMethodInsn(Opcodes.INVOKESPECIAL, TYPE, "<init>", "(I)V", false);
        body.visitVarInsn(Opcodes.ILOAD, 1);
        body.visitVarInsn(Opcodes.ILOAD, 2);
        body.visitMethodInsn(Opcodes.INVOKEVIRTUAL, TYPE, "getOrCreate", "(ZZ)Ljava/lang/invoke/MethodHandle;", false);
        body.visitInsn(Opcodes.ARETURN);
        body.visitLabel(cached);
        Object number = Opcodes.INTEGER;
        body.visitFrame(Opcodes.F_NEW, 3, new Object[] {number, number, number}, 0, new Object[0]);
    }
}
