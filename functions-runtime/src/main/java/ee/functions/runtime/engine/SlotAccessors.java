// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Bounds the engine's cache of the accessors of properties by their slot. It would grow for ever with the largest object any
 * script has made; beyond the bound each property has accessors of its own, which go with it.
 */
final class SlotAccessors extends ClassVisitor {

    static final String CLASS = "runtime.SpillProperty$Accessors";

    private static final String TYPE = "org/openjdk/nashorn/internal/runtime/SpillProperty$Accessors";
    private static final int CACHED_SLOTS = 4_096;

    SlotAccessors(ClassVisitor next) {
        super(Opcodes.ASM7, next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("getCached") ? new Bounded(next) : next;
    }

    /** {@code static getCached(int slot, boolean, boolean)}: what the cache does for a slot it does not have yet. */
    private static final class Bounded extends MethodVisitor {

        Bounded(MethodVisitor next) {
            super(Opcodes.ASM7, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label cached = new Label();
            visitVarInsn(Opcodes.ILOAD, 0);
            visitLdcInsn(CACHED_SLOTS);
            visitJumpInsn(Opcodes.IF_ICMPLT, cached);
            visitTypeInsn(Opcodes.NEW, TYPE);
            visitInsn(Opcodes.DUP);
            visitVarInsn(Opcodes.ILOAD, 0);
            visitMethodInsn(Opcodes.INVOKESPECIAL, TYPE, "<init>", "(I)V", false);
            visitVarInsn(Opcodes.ILOAD, 1);
            visitVarInsn(Opcodes.ILOAD, 2);
            visitMethodInsn(Opcodes.INVOKEVIRTUAL, TYPE, "getOrCreate", "(ZZ)Ljava/lang/invoke/MethodHandle;", false);
            visitInsn(Opcodes.ARETURN);
            visitLabel(cached);
            Object number = Opcodes.INTEGER;
            visitFrame(Opcodes.F_NEW, 3, new Object[] {number, number, number}, 0, new Object[0]);
        }
    }
}
