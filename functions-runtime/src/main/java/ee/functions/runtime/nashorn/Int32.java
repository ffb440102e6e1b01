// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The conversion of numbers to 32-bit integers (ECMA-262 7.1.6), which every bitwise operator makes. The engine divides
 * large numbers with a remainder for it, which takes as long as some twenty multiplications: hashes and random numbers do little else.
 */
public final class Int32 {

    static final String CLASS = "runtime.JSType";

    private static final int LONG_BITS = 63;
    private static final int MANTISSA_BITS = 52;
    private static final int LAST_EXPONENT = 83;

    private Int32() {}

    /** Has the engine's class convert as {@link #of}. */
    static UnaryOperator<ClassVisitor> change() {
        return next -> new MethodChanges(next).body("doubleToInt32(D)J", body -> {
            body.visitVarInsn(Opcodes.DLOAD, 0);
            body.visitMethodInsn(Opcodes.INVOKESTATIC, Int32.class.getName().replace('.', '/'), "of", "(D)J", false);
            body.visitInsn(Opcodes.LRETURN);
        });
    }

    /** Returns an integer whose lower 32 bits are those of the number without its fraction; 0 for what is not finite. */
    public static long of(double number) {
        int exponent = Math.getExponent(number);
        if (exponent < LONG_BITS) {
            return (long) number;
        }
        if (exponent > LAST_EXPONENT) {
            return 0;
        }
        long mantissa = Double.doubleToRawLongBits(number) & ((1L << MANTISSA_BITS) - 1) | 1L << MANTISSA_BITS;
        long shifted = mantissa << exponent - MANTISSA_BITS;
        return number < 0 ? -shifted : shifted;
    }
}
