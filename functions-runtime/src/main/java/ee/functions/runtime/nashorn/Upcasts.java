// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets a class that makes objects of its own subclasses cast them to itself at once. The JVM loads those subclasses to
 * verify the class otherwise, which is too early to change them: they need their superclass first.
 */
final class Upcasts extends ClassVisitor {

    private final String self;
    private final String packagePrefix;

    Upcasts(ClassReader original, ClassVisitor next) {
        super(Opcodes.ASM7, next);
        this.self = original.getClassName();
        this.packagePrefix = self.substring(0, self.lastIndexOf('/') + 1);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM7, next) {
            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String called, String signatureOfCalled, boolean isInterface) {
                super.visitMethodInsn(opcode, owner, called, signatureOfCalled, isInterface);
                if (called.equals("<init>") && owner.startsWith(packagePrefix) && !owner.equals(self)) {
                    super.visitTypeInsn(Opcodes.CHECKCAST, self);
                }
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String type) {
                if (opcode == Opcodes.PUTSTATIC && type.startsWith("L" + packagePrefix)) {
                    super.visitTypeInsn(Opcodes.CHECKCAST, type.substring(1, type.length() - 1));
                }
                super.visitFieldInsn(opcode, owner, field, type);
            }
        };
    }
}
