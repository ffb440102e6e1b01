// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes compiled scripts stoppable: every class that the engine's class loader for scripts is to define first gets the
 * checks of {@link LoopChecks}, in all its loops and all its functions. No script runs without them, whoever built it.
 */
public final class ScriptTicks extends ClassVisitor {

    static final String CLASS = "runtime.ScriptLoader";

    /** The engine's own methods beside the functions of a script: accessors of its constants, and the initialiser. */
    private static final Predicate<String> FUNCTION = name -> !name.startsWith("$") && !name.startsWith("<");

    private static final String INSTALL = "installClass";
    private static final int BYTES = 2;

    ScriptTicks(ClassVisitor next) {
        super(Opcodes.ASM7, next);
    }

    /** Puts the checks into a class of compiled script; called by the engine's class loader. */
    public static byte[] into(byte[] compiled) {
        ClassReader original = new ClassReader(compiled);
        ClassWriter changed = new ClassWriter(original, ClassWriter.COMPUTE_MAXS);
        original.accept(new LoopChecks(original, changed, FUNCTION), ClassReader.EXPAND_FRAMES);
        return changed.toByteArray();
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals(INSTALL) ? new Installing(next) : next;
    }

    /** {@code installClass(name, bytes, source)} defines a class. */
    private static final class Installing extends MethodVisitor {

        Installing(MethodVisitor next) {
            super(Opcodes.ASM7, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitVarInsn(Opcodes.ALOAD, BYTES);
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC, Type.getInternalName(ScriptTicks.class), "into", "([B)[B", false);
            super.visitVarInsn(Opcodes.ASTORE, BYTES);
        }
    }
}
