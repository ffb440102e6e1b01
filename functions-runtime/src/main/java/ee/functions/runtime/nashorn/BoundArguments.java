// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets bound functions keep in a field what is bound to them. The engine keeps it in method handles only, where
 * {@link HeldMemory} could not see it. The field is the one that holds the prototype of other functions: bound ones have
 * none, and their shape no property that would show it.
 */
final class BoundArguments {

    static final String CLASS = "runtime.ScriptFunction";

    private static final String TYPE = "org/openjdk/nashorn/internal/runtime/ScriptFunction";

    private BoundArguments() {}

    static ClassVisitor kept(ClassVisitor next) {
        return new MethodChanges(next)
                .beforeReturn("createBound(Ljava/lang/Object;[Ljava/lang/Object;)L" + TYPE + ";", BoundArguments::keep);
    }

    /** {@code createBound(self, arguments)} makes a function and gives it back. */
    private static void keep(MethodVisitor body) {
        body.visitInsn(Opcodes.DUP);
        body.visitInsn(Opcodes.ICONST_2);
        body.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        put(body, Opcodes.ICONST_0, 1);
        put(body, Opcodes.ICONST_1, 2);
        body.visitFieldInsn(Opcodes.PUTFIELD, TYPE, "prototype", "Ljava/lang/Object;");
    }

    private static void put(MethodVisitor body, int index, int argument) {
        body.visitInsn(Opcodes.DUP);
        body.visitInsn(index);
        body.visitVarInsn(Opcodes.ALOAD, argument);
        body.visitInsn(Opcodes.AASTORE);
    }
}
