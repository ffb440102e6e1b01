// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.guard.NativeSizes;
import ee.functions.runtime.guard.NativeText;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Lets a class ask {@link NativeSizes} before it allocates arrays, buffers and collections, and when it makes strings. The
 * memory of an ArrayBuffer becomes part of the heap, where it is counted and collected as everything else.
 */
final class SizeChecks extends ClassVisitor {

    private static final String ASKED = Type.getInternalName(NativeSizes.class);
    private static final String TEXT = Type.getInternalName(NativeText.class);
    private static final String RIGHT_MESSAGE = "inappropriate.array.length";
    private static final String WRONG_MESSAGE = "range.error." + RIGHT_MESSAGE;
    private static final String BUILDER = "java/lang/StringBuilder";
    private static final String STRING = "java/lang/String";
    private static final String ROPE = "org/openjdk/nashorn/internal/runtime/ConsString";
    private static final Set<String> COLLECTIONS = Set.of(
            "java/util/ArrayList",
            "java/util/HashMap",
            "java/util/HashSet",
            "java/util/LinkedHashMap",
            "java/util/LinkedHashSet");
    /** Methods of String whose result may be longer than what they are called on, or is as long and a copy. */
    private static final Set<String> MAKING_TEXT =
            Set.of("toUpperCase", "toLowerCase", "concat", "replace", "substring", "trim", "join", "repeat", "valueOf");

    private final boolean rope;

    SizeChecks(ClassReader original, ClassVisitor next) {
        super(Opcodes.ASM7, next);
        this.rope = original.getClassName().equals(ROPE);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("<clinit>") || name.equals("$clinit$")) {
            return next;
        }
        return new Asking(next, rope && name.equals("<init>"));
    }

    private static final class Asking extends MethodVisitor {

        private final boolean makesRope;

        Asking(MethodVisitor next, boolean makesRope) {
            super(Opcodes.ASM7, next);
            this.makesRope = makesRope;
        }

        @Override
        public void visitInsn(int opcode) {
            if (makesRope && opcode == Opcodes.RETURN) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitFieldInsn(Opcodes.GETFIELD, ROPE, "length", "I");
                ask("characters", "(I)I");
                super.visitInsn(Opcodes.POP);
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY) {
                if (operand == Opcodes.T_CHAR) {
                    ask("characters", "(I)I");
                } else {
                    askElements(bytes(operand));
                }
            }
            super.visitIntInsn(opcode, operand);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.ANEWARRAY) {
                askElements(Long.BYTES);
            }
            super.visitTypeInsn(opcode, type);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals(BUILDER) && name.equals("append") && isLong(descriptor)) {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, ASKED, "append", "(L" + BUILDER + ";" + descriptor.substring(1), false);
                return;
            }
            if (owner.equals("java/nio/ByteBuffer") && name.startsWith("allocate")) {
                ask("octets", "(I)I");
                super.visitMethodInsn(opcode, owner, "allocate", descriptor, isInterface);
                return;
            }
            if (owner.equals(STRING) && askText(name, descriptor)) {
                return;
            }
            before(owner, name, descriptor);
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (owner.equals(BUILDER) && descriptor.endsWith(")L" + BUILDER + ";")) {
                ask("grown", "(L" + BUILDER + ";)L" + BUILDER + ";");
            } else if (owner.equals(STRING) && MAKING_TEXT.contains(name) && descriptor.endsWith(")L" + STRING + ";")) {
                ask("text", "(L" + STRING + ";)L" + STRING + ";");
            }
        }

        /** Puts our own method in the place of one of String that takes too long. */
        private boolean askText(String name, String descriptor) {
            boolean slow = (name.endsWith("ndexOf") && descriptor.equals("(L" + STRING + ";I)I"))
                    || (name.endsWith("erCase") && descriptor.equals("(Ljava/util/Locale;)L" + STRING + ";"));
            if (slow) {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, TEXT, name, "(L" + STRING + ";" + descriptor.substring(1), false);
            }
            return slow;
        }

        /** The engine asks for a message it does not have. */
        @Override
        public void visitLdcInsn(Object value) {
            super.visitLdcInsn(value.equals(WRONG_MESSAGE) ? RIGHT_MESSAGE : value);
        }

        private void before(String owner, String name, String descriptor) {
            if (name.equals("<init>") && descriptor.equals("(I)V")) {
                if (owner.equals(BUILDER)) {
                    ask("characters", "(I)I");
                } else if (COLLECTIONS.contains(owner)) {
                    askElements(Long.BYTES);
                }
            } else if (owner.equals("java/util/Arrays") && name.equals("copyOf")) {
                askElements(bytesOfFirst(descriptor));
            } else if (owner.equals("java/util/Arrays") && name.equals("copyOfRange")) {
                super.visitInsn(Opcodes.DUP2);
                push(bytesOfFirst(descriptor));
                ask("range", "(III)V");
            } else if (owner.startsWith("[") && name.equals("clone")) {
                super.visitInsn(Opcodes.DUP);
                super.visitInsn(Opcodes.ARRAYLENGTH);
                askElements(bytes(owner.charAt(1)));
                super.visitInsn(Opcodes.POP);
            }
        }

        private void askElements(int bytesEach) {
            push(bytesEach);
            ask("elements", "(II)I");
        }

        private void push(int number) {
            super.visitIntInsn(Opcodes.BIPUSH, number);
        }

        private void ask(String method, String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, ASKED, method, descriptor, false);
        }

        private static boolean isLong(String descriptor) {
            return descriptor.startsWith("(L" + STRING + ";)") || descriptor.startsWith("(Ljava/lang/CharSequence;)");
        }

        private static int bytesOfFirst(String descriptor) {
            return bytes(descriptor.charAt(descriptor.indexOf('[') + 1));
        }

        private static int bytes(char type) {
            return switch (type) {
                case 'Z', 'B' -> Byte.BYTES;
                case 'C', 'S' -> Character.BYTES;
                case 'I', 'F' -> Integer.BYTES;
                default -> Long.BYTES;
            };
        }

        private static int bytes(int newArrayType) {
            return switch (newArrayType) {
                case Opcodes.T_BOOLEAN, Opcodes.T_BYTE -> Byte.BYTES;
                case Opcodes.T_CHAR, Opcodes.T_SHORT -> Character.BYTES;
                case Opcodes.T_INT, Opcodes.T_FLOAT -> Integer.BYTES;
                default -> Long.BYTES;
            };
        }
    }
}
