// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.guard.Ticks;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.LocalVariablesSorter;

/** Lets every loop of a class count its turns at {@link Ticks}, and chosen methods their calls. */
final class LoopChecks extends ClassVisitor {

    private static final String ASKED = Type.getInternalName(Ticks.class);

    private final Set<String> looping = new HashSet<>();
    private final Predicate<String> counted;

    /** Looks ahead into the original; {@code counted} chooses methods by their names. */
    LoopChecks(ClassReader original, ClassVisitor next, Predicate<String> counted) {
        super(Opcodes.ASM7, next);
        this.counted = counted;
        original.accept(new Finder(), ClassReader.SKIP_FRAMES);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (counted.test(name)) {
            next = new Called(next);
        }
        return looping.contains(name + descriptor) ? new Counting(access, descriptor, next) : next;
    }

    /** Finds the methods that jump back; all others stay as small as they are, for the compiler to inline. */
    private final class Finder extends ClassVisitor {

        Finder() {
            super(Opcodes.ASM7);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            if (name.equals("<clinit>")) {
                return null;
            }
            Set<Label> passed = new HashSet<>();
            return new MethodVisitor(Opcodes.ASM7) {
                @Override
                public void visitLabel(Label label) {
                    passed.add(label);
                }

                @Override
                public void visitJumpInsn(int opcode, Label label) {
                    if (passed.contains(label)) {
                        looping.add(name + descriptor);
                    }
                }
            };
        }
    }

    private static final class Called extends MethodVisitor {

        Called(MethodVisitor next) {
            super(Opcodes.ASM7, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitMethodInsn(Opcodes.INVOKESTATIC, ASKED, "call", "()V", false);
        }
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
