// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Changes single methods of a class: gives them another body, or changes instructions of the one they have. */
final class MethodChanges extends ClassVisitor {

    private final Map<String, Consumer<MethodVisitor>> bodies = new HashMap<>();
    private final Map<String, UnaryOperator<MethodVisitor>> instructions = new HashMap<>();
    private final Map<String, String> fields = new HashMap<>();

    MethodChanges(ClassVisitor next) {
        super(Opcodes.ASM7, next);
    }

    /** Gives a method, named with its descriptor, a new body. */
    MethodChanges body(String method, Consumer<MethodVisitor> body) {
        bodies.put(method, body);
        return this;
    }

    /** Changes instructions of a method, named with its descriptor. */
    MethodChanges instructions(String method, UnaryOperator<MethodVisitor> change) {
        instructions.put(method, change);
        return this;
    }

    /** Does something before the first instruction of a method, named with its descriptor. */
    MethodChanges first(String method, Consumer<MethodVisitor> step) {
        return instructions(method, body -> new MethodVisitor(Opcodes.ASM7, body) {
            @Override
            public void visitCode() {
                super.visitCode();
                step.accept(mv);
            }
        });
    }

    /** Does something with an object or a truth value that a method, named with its descriptor, is about to return. */
    MethodChanges beforeReturn(String method, Consumer<MethodVisitor> step) {
        return instructions(method, body -> new MethodVisitor(Opcodes.ASM7, body) {
            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.ARETURN || opcode == Opcodes.IRETURN) {
                    step.accept(mv);
                }
                super.visitInsn(opcode);
            }
        });
    }

    /** Adds a public field. */
    MethodChanges field(String name, String descriptor) {
        fields.put(name, descriptor);
        return this;
    }

    @Override
    // ASM knows no @Nullable; null means that the instructions of the original are not asked for.
    @SuppressWarnings("NullAway")
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        Consumer<MethodVisitor> body = bodies.remove(name + descriptor);
        if (body != null) {
            next.visitCode();
            body.accept(next);
            next.visitMaxs(0, 0);
            next.visitEnd();
            return null;
        }
        UnaryOperator<MethodVisitor> change = instructions.remove(name + descriptor);
        return change == null ? next : change.apply(next);
    }

    @Override
    public void visitEnd() {
        if (!bodies.isEmpty() || !instructions.isEmpty()) {
            throw new IllegalStateException("The script engine has changed: it lacks the methods " + bodies.keySet()
                    + instructions.keySet() + ".");
        }
        fields.forEach((name, descriptor) -> super.visitField(Opcodes.ACC_PUBLIC, name, descriptor, null, null)
                .visitEnd());
        super.visitEnd();
    }
}
