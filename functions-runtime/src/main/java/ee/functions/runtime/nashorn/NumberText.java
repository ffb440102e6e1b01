// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Finite numbers as text, exact to the last digit (ECMA-262 21.1.3); of two equally near results the larger one is taken.
 *
 * <p>The caller has checked the ranges.
 */
final class NumberText {

    private NumberText() {}

    /** With so many digits after the point; for numbers below 1e21. */
    static String fixed(double number, int digits) {
        String text = new BigDecimal(Math.abs(number))
                .setScale(digits, RoundingMode.HALF_UP)
                .toPlainString();
        return number < 0 ? "-" + text : text;
    }

    /** In scientific notation with so many digits after the point. */
    static String exponential(double number, int digits) {
        String sign = number < 0 ? "-" : "";
        if (number == 0) {
            return withPoint("0".repeat(digits + 1), 1) + "e+0";
        }
        BigDecimal rounded = rounded(number, digits + 1);
        return sign + scientific(padded(rounded, digits + 1), exponentOf(rounded));
    }

    /** With so many digits in all. */
    static String precise(double number, int precision) {
        String sign = number < 0 ? "-" : "";
        if (number == 0) {
            return withPoint("0".repeat(precision), 1);
        }
        BigDecimal rounded = rounded(number, precision);
        String digits = padded(rounded, precision);
        int exponent = exponentOf(rounded);
        if (exponent < -6 || exponent >= precision) {
            return sign + scientific(digits, exponent);
        }
        if (exponent >= 0) {
            return sign + withPoint(digits, exponent + 1);
        }
        return sign + "0." + "0".repeat(-exponent - 1) + digits;
    }

    /** In another base, with as many digits after the point as tell the number from its neighbours. */
    static String inRadix(double number, int radix) {
        double size = Math.abs(number);
        double whole = Math.floor(size);
        double fraction = size - whole;
        double enough = Math.max(Double.MIN_VALUE, Math.ulp(size) / 2);
        StringBuilder digits = new StringBuilder();
        boolean carry = false;
        if (fraction >= enough) {
            do {
                fraction *= radix;
                enough *= radix;
                int digit = (int) fraction;
                digits.append(Character.forDigit(digit, radix));
                fraction -= digit;
                boolean up = fraction > 0.5 || (fraction == 0.5 && (digit & 1) == 1);
                if (up && fraction + enough > 1) {
                    carry = roundUp(digits, radix);
                    break;
                }
            } while (fraction >= enough);
        }
        String sign = number < 0 ? "-" : "";
        String integer = wholeInRadix(carry ? whole + 1 : whole, radix);
        return digits.length() == 0 ? sign + integer : sign + integer + "." + digits;
    }

    /** Adds one to the last digit; true if that is carried beyond the point. */
    private static boolean roundUp(StringBuilder digits, int radix) {
        while (digits.length() > 0) {
            int last = digits.length() - 1;
            int digit = Character.digit(digits.charAt(last), radix);
            if (digit + 1 < radix) {
                digits.setCharAt(last, Character.forDigit(digit + 1, radix));
                return false;
            }
            digits.setLength(last);
        }
        return true;
    }

    private static String wholeInRadix(double whole, int radix) {
        StringBuilder reversed = new StringBuilder();
        double rest = whole;
        // Beyond 53 bits the lower digits say nothing.
        while (Math.getExponent(rest) > 52) {
            rest /= radix;
            reversed.append('0');
        }
        do {
            double digit = rest % radix;
            reversed.append(Character.forDigit((int) digit, radix));
            rest = (rest - digit) / radix;
        } while (rest > 0);
        return reversed.reverse().toString();
    }

    private static BigDecimal rounded(double number, int digits) {
        return new BigDecimal(Math.abs(number)).round(new MathContext(digits, RoundingMode.HALF_UP));
    }

    private static int exponentOf(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    private static String padded(BigDecimal number, int digits) {
        String text = number.unscaledValue().toString();
        return text.length() >= digits ? text.substring(0, digits) : text + "0".repeat(digits - text.length());
    }

    private static String scientific(String digits, int exponent) {
        return withPoint(digits, 1) + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    private static String withPoint(String digits, int at) {
        return at == digits.length() ? digits : digits.substring(0, at) + "." + digits.substring(at);
    }
}
