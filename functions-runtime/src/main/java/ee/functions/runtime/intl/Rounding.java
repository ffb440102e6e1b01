// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounds numbers and gives their decimal digits (ECMA-402 15.5.3, FormatNumericToString). Immutable. */
final class Rounding {

    /** The digits before and after the decimal separator. */
    record Digits(String integer, String fraction, boolean isZero) {}

    private final NumberSpec spec;

    Rounding(NumberSpec spec) {
        this.spec = spec;
    }

    /** Rounds a magnitude; the sign is needed by the directed modes. */
    BigDecimal round(BigDecimal magnitude, boolean negative) {
        return switch (spec.roundingType()) {
            case "significant" -> toSignificant(magnitude, negative);
            case "more", "less" ->
                takesSignificant(magnitude) ? toSignificant(magnitude, negative) : toFraction(magnitude, negative);
            default -> toFraction(magnitude, negative);
        };
    }

    /** Gives the digits of a magnitude that has been rounded. */
    Digits digits(BigDecimal rounded) {
        BigDecimal plain = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        String text = plain.toPlainString();
        int point = text.indexOf('.');
        String integer = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        int least = leastFraction(plain, integer);
        boolean whole = fraction.isEmpty() && spec.trailingZeroDisplay().equals("stripIfInteger");
        if (fraction.length() < least && !whole) {
            fraction = fraction + "0".repeat(least - fraction.length());
        }
        if (integer.length() < spec.minimumIntegerDigits()) {
            integer = "0".repeat(spec.minimumIntegerDigits() - integer.length()) + integer;
        }
        return new Digits(integer, fraction, plain.signum() == 0);
    }

    private int leastFraction(BigDecimal value, String integer) {
        int bySignificant = 0;
        if (spec.minimumSignificantDigits() > 0) {
            int whole = value.compareTo(BigDecimal.ONE) >= 0
                    ? integer.length()
                    : value.signum() == 0 ? 1 : value.precision() - value.scale();
            bySignificant = Math.max(0, spec.minimumSignificantDigits() - whole);
        }
        int byFraction = Math.max(0, spec.minimumFractionDigits());
        return switch (spec.roundingType()) {
            case "significant" -> bySignificant;
            case "more", "less" -> takesSignificant(value) ? bySignificant : byFraction;
            default -> byFraction;
        };
    }

    /** Says which of the two wishes decides: for "more" the one whose last place is smaller. */
    private boolean takesSignificant(BigDecimal magnitude) {
        int exponent = magnitude.signum() == 0 ? 0 : magnitude.precision() - magnitude.scale() - 1;
        int significantPlace = exponent - Math.max(1, spec.maximumSignificantDigits()) + 1;
        int fractionPlace = -Math.max(0, spec.maximumFractionDigits());
        return spec.roundingType().equals("more")
                ? significantPlace <= fractionPlace
                : significantPlace > fractionPlace;
    }

    private BigDecimal toSignificant(BigDecimal magnitude, boolean negative) {
        if (magnitude.signum() == 0) {
            return magnitude;
        }
        int scale = spec.maximumSignificantDigits() - (magnitude.precision() - magnitude.scale());
        return magnitude.scale() <= scale ? magnitude : magnitude.setScale(scale, mode(negative));
    }

    private BigDecimal toFraction(BigDecimal magnitude, boolean negative) {
        int scale = Math.max(0, spec.maximumFractionDigits());
        if (spec.roundingIncrement() > 1) {
            BigDecimal step = BigDecimal.valueOf(spec.roundingIncrement(), scale);
            return magnitude.divide(step, 0, mode(negative)).multiply(step);
        }
        return magnitude.scale() <= scale ? magnitude : magnitude.setScale(scale, mode(negative));
    }

    private RoundingMode mode(boolean negative) {
        return switch (spec.roundingMode()) {
            case "ceil" -> negative ? RoundingMode.DOWN : RoundingMode.UP;
            case "floor" -> negative ? RoundingMode.UP : RoundingMode.DOWN;
            case "expand" -> RoundingMode.UP;
            case "trunc" -> RoundingMode.DOWN;
            case "halfCeil" -> negative ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP;
            case "halfFloor" -> negative ? RoundingMode.HALF_UP : RoundingMode.HALF_DOWN;
            case "halfTrunc" -> RoundingMode.HALF_DOWN;
            case "halfEven" -> RoundingMode.HALF_EVEN;
            default -> RoundingMode.HALF_UP;
        };
    }
}
