// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets bound functions keep in a field what is bound to them. The engine keeps it in method handles only, where
 * {@link HeldMemory} could not see it. The field is the one that holds the prototype of other functions: bound ones have
 * none, and their shape no property that would show it.
 */
final class BoundArguments extends ClassVisitor {

    static final String CLASS = "runtime.ScriptFunction";

    private static final String TYPE = "org/openjdk/nashorn/internal/runtime/ScriptFunction";

    BoundArguments(ClassVisitor next) {
        super(Opcodes.ASM7, next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("createBound") ? new Keeping(next) : next;
    }

    /** {@code createBound(self, arguments)} makes a function and gives it back. */
    private static final class Keeping extends MethodVisitor {

        Keeping(MethodVisitor next) {
            super(Opcodes.ASM7, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                super.visitInsn(Opcodes.DUP);
                super.visitInsn(Opcodes.ICONST_2);
                super.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
                put(Opcodes.ICONST_0, 1);
                put(Opcodes.ICONST_1, 2);
                super.visitFieldInsn(Opcodes.PUTFIELD, TYPE, "prototype", "Ljava/lang/Object;");
            }
            super.visitInsn(opcode);
        }

        private void put(int index, int argument) {
            super.visitInsn(Opcodes.DUP);
            super.visitInsn(index);
            super.visitVarInsn(Opcodes.ALOAD, argument);
            super.visitInsn(Opcodes.AASTORE);
        }
    }
}
