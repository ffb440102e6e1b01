// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import ee.functions.runtime.guard.NativeLoops;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.LocalVariablesSorter;

/** Lets every loop of a class count its turns, and ask {@link NativeLoops} now and then whether the time is over. */
final class LoopChecks extends ClassVisitor {

    /** Classes whose loops depend on what a script hands them. Those that share state between instances must not be here. */
    static final List<String> CLASSES = List.of("objects.NativeArray");

    private static final String ASKED = Type.getInternalName(NativeLoops.class);

    LoopChecks(ClassVisitor next) {
        super(Opcodes.ASM7, next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        boolean hasCode = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
        return hasCode && !name.equals("<clinit>") ? new Counting(access, descriptor, next) : next;
    }

    private static final class Counting extends LocalVariablesSorter {

        private final Set<Label> passed = new HashSet<>();
        private int counter;

        Counting(int access, String descriptor, MethodVisitor next) {
            super(Opcodes.ASM7, access, descriptor, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            counter = newLocal(Type.INT_TYPE);
            super.visitInsn(Opcodes.ICONST_0);
            mv.visitVarInsn(Opcodes.ISTORE, counter);
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                mv.visitIincInsn(counter, 1);
                mv.visitVarInsn(Opcodes.ILOAD, counter);
                mv.visitMethodInsn(Opcodes.INVOKESTATIC, ASKED, "turn", "(I)V", false);
            }
            super.visitJumpInsn(opcode, label);
        }
    }
}
