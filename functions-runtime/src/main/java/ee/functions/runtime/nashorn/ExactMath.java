// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

/** Functions of Math, accurate over their whole range: those of Java, and those that it lacks. */
final class ExactMath {

    private static final double LN2 = Math.log(2);
    private static final double HUGE = 0x1p28;

    private ExactMath() {}

    /** Computes the function of that name. */
    static double compute(String function, double x) {
        return switch (function) {
            case "acosh" -> acosh(x);
            case "asinh" -> asinh(x);
            case "atanh" -> atanh(x);
            case "cbrt" -> Math.cbrt(x);
            case "cosh" -> Math.cosh(x);
            case "expm1" -> Math.expm1(x);
            case "log10" -> Math.log10(x);
            case "log1p" -> Math.log1p(x);
            case "log2" -> log2(x);
            case "sinh" -> Math.sinh(x);
            case "tanh" -> Math.tanh(x);
            default -> throw new IllegalArgumentException("There is no function " + function);
        };
    }

    private static double asinh(double x) {
        if (x == 0 || Double.isInfinite(x) || Double.isNaN(x)) {
            return x;
        }
        double size = Math.abs(x);
        double result;
        if (size > HUGE) {
            result = Math.log(size) + LN2;
        } else if (size > 2) {
            result = Math.log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
        } else {
            double square = size * size;
            result = Math.log1p(size + square / (1 + Math.sqrt(1 + square)));
        }
        return Math.copySign(result, x);
    }

    private static double acosh(double x) {
        if (x < 1) {
            return Double.NaN;
        }
        if (x > HUGE) {
            return Math.log(x) + LN2;
        }
        if (x > 2) {
            return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
        }
        double beyond = x - 1;
        return Math.log1p(beyond + Math.sqrt(2 * beyond + beyond * beyond));
    }

    private static double atanh(double x) {
        if (x == 0) {
            return x;
        }
        double size = Math.abs(x);
        return Math.copySign(0.5 * Math.log1p(2 * size / (1 - size)), x);
    }

    private static double log2(double x) {
        if (!(x > 0) || Double.isInfinite(x)) {
            return Math.log(x);
        }
        // Exact for powers of two; the rest is near one, where the quotient is accurate.
        int exponent = Math.getExponent(x);
        if (exponent < Double.MIN_EXPONENT) {
            return log2(x * 0x1p54) - 54;
        }
        double mantissa = Math.scalb(x, -exponent);
        if (mantissa == 1) {
            return exponent;
        }
        return exponent == 0 || exponent == -1 ? Math.log(x) / LN2 : exponent + Math.log(mantissa) / LN2;
    }
}
