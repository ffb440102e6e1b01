// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import ee.functions.runtime.engine.HostError;

/** The resolved options of an {@code Intl.NumberFormat} (ECMA-402 15.1); empty and -1 stand for absent ones. */
record NumberSpec(
        String locale,
        String numberingSystem,
        String style,
        String currency,
        String currencyDisplay,
        String currencySign,
        String unit,
        String unitDisplay,
        String notation,
        String compactDisplay,
        String signDisplay,
        String grouping,
        int minimumIntegerDigits,
        int minimumFractionDigits,
        int maximumFractionDigits,
        int minimumSignificantDigits,
        int maximumSignificantDigits,
        String roundingType,
        String roundingMode,
        int roundingIncrement,
        String trailingZeroDisplay) {

    static NumberSpec read(String text) throws HostError {
        Spec spec = new Spec(text);
        return new NumberSpec(
                spec.next(),
                spec.next(),
                spec.next(),
                spec.next(),
                spec.next(),
                spec.next(),
                spec.next(),
                spec.next(),
                spec.next(),
                spec.next(),
                spec.next(),
                spec.next(),
                spec.nextNumber(),
                spec.nextNumber(),
                spec.nextNumber(),
                spec.nextNumber(),
                spec.nextNumber(),
                spec.next(),
                spec.next(),
                spec.nextNumber(),
                spec.next());
    }

    boolean isCompact() {
        return notation.equals("compact");
    }

    boolean hasExponent() {
        return notation.equals("scientific") || notation.equals("engineering");
    }
}
