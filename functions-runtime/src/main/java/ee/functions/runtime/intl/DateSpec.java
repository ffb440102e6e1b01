// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import ee.functions.runtime.engine.HostError;

/** The resolved options of an {@code Intl.DateTimeFormat} (ECMA-402 11.1); an empty value stands for an absent one. */
record DateSpec(
        String locale,
        String numberingSystem,
        String calendar,
        String timeZone,
        String hourCycle,
        String dateStyle,
        String timeStyle,
        String weekday,
        String era,
        String year,
        String month,
        String day,
        String dayPeriod,
        String hour,
        String minute,
        String second,
        int fractionalSecondDigits,
        String timeZoneName) {

    static DateSpec read(String text) throws HostError {
        Spec spec = new Spec(text);
        return new DateSpec(
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
                spec.next(),
                spec.next(),
                spec.next(),
                spec.next(),
                spec.nextNumber(),
                spec.next());
    }

    boolean hasStyle() {
        return !dateStyle.isEmpty() || !timeStyle.isEmpty();
    }

    boolean hasDate() {
        return !(weekday + era + year + month + day).isEmpty();
    }

    boolean hasTime() {
        return !(dayPeriod + hour + minute + second).isEmpty() || fractionalSecondDigits > 0;
    }

    boolean hasWrittenMonth() {
        return month.equals("long") || month.equals("short") || month.equals("narrow");
    }
}
