// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  let checks = 0;
  const equal = (actual, expected) => {
    checks++;
    if (actual !== expected) {
      log("check", checks, "expected", expected, "but was", actual);
    }
  };
  const spaces = (text) => text.replace(/[\s\u202f\u00a0]/g, " ");
  const show = (locale, options, value) => spaces(new Intl.NumberFormat(locale, options).format(value));

  equal(show(undefined, undefined, 1234567.891), "1,234,567.891");
  equal(show("en", {}, 0.0005), "0.001");
  equal(show("en", {}, 1e21), "1,000,000,000,000,000,000,000");
  equal(show("en", {}, -0), "-0");
  equal(show("en", {}, NaN), "NaN");
  equal(show("en", {}, -Infinity), "-\u221e");
  equal(show("en", {}, "12345678901234567890.5"), "12,345,678,901,234,567,890.5");
  equal(show("en", {}, " 12 "), "12");
  equal(show("en", {}, "abc"), "NaN");
  equal(show("en", {}, null), "0");
  equal(show("en", {}, undefined), "NaN");
  equal(show("en", {}, true), "1");

  // Digits
  equal(show("en", { minimumFractionDigits: 2 }, 1), "1.00");
  equal(show("en", { maximumFractionDigits: 0 }, 2.5), "3");
  equal(show("en", { maximumFractionDigits: 0 }, -2.5), "-3");
  equal(show("en", { maximumFractionDigits: 2 }, 1.005), "1.01");
  equal(show("en", { minimumIntegerDigits: 3 }, 7), "007");
  equal(show("en", { maximumSignificantDigits: 3 }, 123456), "123,000");
  equal(show("en", { minimumSignificantDigits: 5 }, 1.5), "1.5000");
  equal(show("en", { minimumSignificantDigits: 3 }, 0.001), "0.00100");
  equal(show("en", { maximumSignificantDigits: 2 }, 0.0004567), "0.00046");
  equal(show("en", { useGrouping: false }, 1234567), "1234567");
  equal(show("en", { useGrouping: "min2" }, 1234), "1234");
  equal(show("en", { useGrouping: "min2" }, 12345), "12,345");
  equal(show("en", { roundingMode: "trunc", maximumFractionDigits: 0 }, -1.9), "-1");
  equal(show("en", { roundingMode: "ceil", maximumFractionDigits: 0 }, 1.1), "2");
  equal(show("en", { roundingMode: "floor", maximumFractionDigits: 0 }, -1.1), "-2");
  equal(show("en", { roundingMode: "halfEven", maximumFractionDigits: 0 }, 2.5), "2");
  equal(show("en", { roundingIncrement: 5, minimumFractionDigits: 2, maximumFractionDigits: 2 }, 1.13), "1.15");
  equal(show("en", { trailingZeroDisplay: "stripIfInteger", minimumFractionDigits: 2 }, 3), "3");
  equal(show("en", { roundingPriority: "morePrecision", maximumSignificantDigits: 2, maximumFractionDigits: 2 }, 12.345), "12.35");
  equal(show("en", { roundingPriority: "lessPrecision", maximumSignificantDigits: 2, maximumFractionDigits: 2 }, 12.345), "12");

  // Signs
  equal(show("en", { signDisplay: "always" }, 5), "+5");
  equal(show("en", { signDisplay: "exceptZero" }, 0), "0");
  equal(show("en", { signDisplay: "exceptZero" }, -0.0001), "0");
  equal(show("en", { signDisplay: "never" }, -5), "5");
  equal(show("en", { signDisplay: "negative" }, -0), "0");

  // Percent, currencies, units
  equal(show("en", { style: "percent" }, 0.256), "26%");
  equal(show("en", { style: "percent", maximumFractionDigits: 1 }, 0.256), "25.6%");
  equal(show("de", { style: "percent" }, 0.5), "50 %");
  equal(show("en-US", { style: "currency", currency: "USD" }, 1234.5), "$1,234.50");
  equal(show("en-US", { style: "currency", currency: "usd" }, -1234.5), "-$1,234.50");
  equal(show("en-US", { style: "currency", currency: "USD", currencySign: "accounting" }, -5), "($5.00)");
  equal(show("en-US", { style: "currency", currency: "EUR", currencyDisplay: "code" }, 5), "EUR 5.00");
  equal(show("en-US", { style: "currency", currency: "EUR", currencyDisplay: "name" }, 5), "5.00 euros");
  equal(show("en-US", { style: "currency", currency: "USD", currencyDisplay: "name", minimumFractionDigits: 0 }, 1), "1 US dollar");
  equal(show("en-US", { style: "currency", currency: "CAD", currencyDisplay: "narrowSymbol" }, 5), "$5.00");
  equal(show("en-US", { style: "currency", currency: "JPY" }, 1234.5), "\u00a51,235");
  equal(show("en-US", { style: "currency", currency: "KWD" }, 1), "KWD 1.000");
  equal(show("en-US", { style: "currency", currency: "USD", signDisplay: "always" }, 5), "+$5.00");
  equal(show("en-US", { style: "currency", currency: "USD", minimumFractionDigits: 0 }, 5), "$5");
  equal(show("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 }, 5.5), "$6");
  equal(show("de-DE", { style: "currency", currency: "EUR" }, -1234.5), "-1.234,50 \u20ac");
  equal(show("fr-FR", { style: "currency", currency: "EUR" }, 1234.5), "1 234,50 \u20ac");
  equal(show("ja-JP", { style: "currency", currency: "JPY" }, 1234).replace("\uffe5", "\u00a5"), "\u00a51,234");
  equal(show("en", { style: "unit", unit: "kilometer" }, 5), "5 km");
  equal(show("en", { style: "unit", unit: "kilometer-per-hour" }, 50), "50 km/h");
  equal(show("en", { style: "unit", unit: "liter", unitDisplay: "long" }, 1), "1 liter");
  equal(show("en", { style: "unit", unit: "liter", unitDisplay: "long" }, 16), "16 liters");
  equal(show("en", { style: "unit", unit: "celsius" }, 21), "21\u00b0C");
  equal(show("en", { style: "unit", unit: "megabyte", unitDisplay: "narrow" }, 3), "3MB");
  equal(show("en", { style: "unit", unit: "meter-per-second", unitDisplay: "long" }, 3), "3 meters per second");

  // Notations
  equal(show("en", { notation: "compact" }, 999), "999");
  equal(show("en", { notation: "compact" }, 1234), "1.2K");
  equal(show("en", { notation: "compact" }, 12345), "12K");
  equal(show("en", { notation: "compact" }, 999999), "1M");
  equal(show("en", { notation: "compact" }, 1500000000), "1.5B");
  equal(show("en", { notation: "compact", compactDisplay: "long" }, 1234567), "1.2 million");
  equal(show("en", { notation: "compact", maximumFractionDigits: 2 }, 1234567), "1.23M");
  equal(show("en", { notation: "compact", style: "currency", currency: "USD" }, 1234567), "$1.2M");
  equal(show("en", { notation: "compact" }, 0.12345), "0.12");
  equal(show("de", { notation: "compact", compactDisplay: "long" }, 2000000), "2 Millionen");
  equal(show("ja", { notation: "compact" }, 12345), "1.2\u4e07");
  equal(show("en", { notation: "scientific" }, 123456), "1.235E5");
  equal(show("en", { notation: "scientific" }, 0.00012), "1.2E-4");
  equal(show("en", { notation: "engineering" }, 123456), "123.456E3");
  equal(show("en", { notation: "scientific", maximumFractionDigits: 1 }, 99999), "1E5");

  // Languages
  equal(show("de-DE", {}, 1234567.891), "1.234.567,891");
  equal(show("fr-FR", {}, 1234567.891), "1 234 567,891");
  equal(show("es-ES", {}, 1234.5), "1234,5");
  equal(show("es-ES", {}, 12345.5), "12.345,5");
  equal(show("pl-PL", {}, 1234), "1234");
  equal(show("en-IN", {}, 12345678), "1,23,45,678");
  equal(show("hi-IN", {}, 1234567), "12,34,567");
  equal(show("sv-SE", {}, -1234.5), "\u22121 234,5");
  equal(show("ar-EG", {}, 123), "\u0661\u0662\u0663");
  equal(show("en-u-nu-thai", {}, 123), "\u0e51\u0e52\u0e53");
  equal(show("en", { numberingSystem: "deva" }, 1.5), "\u0967.\u096b");

  // Parts
  const kinds = (options, value) =>
    new Intl.NumberFormat("en-US", options).formatToParts(value).map((part) => part.type + ":" + part.value).join(" ");
  equal(kinds({ style: "currency", currency: "USD" }, -1234.5),
      "minusSign:- currency:$ integer:1 group:, integer:234 decimal:. fraction:50");
  equal(kinds({ style: "percent" }, 0.5), "integer:50 percentSign:%");
  equal(kinds({ notation: "compact" }, 1200), "integer:1 decimal:. fraction:2 compact:K");
  equal(kinds({ notation: "scientific" }, 1e-5), "integer:1 exponentSeparator:E exponentMinusSign:- exponentInteger:5");
  equal(kinds({ style: "unit", unit: "day", unitDisplay: "long" }, 2), "integer:2 literal:  unit:days");
  equal(kinds({}, NaN), "nan:NaN");
  equal(kinds({}, Infinity), "infinity:\u221e");

  // Methods
  equal((1234.5).toLocaleString(), "1,234.5");
  equal((1234.5).toLocaleString("de-DE"), "1.234,5");
  equal((0.5).toLocaleString("en", { style: "percent" }), "50%");
  equal([1234.5, null, "a"].toLocaleString("de-DE"), "1.234,5,,a");
  equal([1234.5, 1].toLocaleString("en", { minimumFractionDigits: 2 }), "1,234.50,1.00");
  equal(new Float64Array([1.5, 2500]).toLocaleString("de-DE"), "1,5,2.500");
  equal([3, 1].map(new Intl.NumberFormat("en", { minimumIntegerDigits: 2 }).format).join(), "03,01");
  equal(new Intl.NumberFormat("en").formatRange(3, 5), "3\u20135");

  const resolved = new Intl.NumberFormat("de-DE", { style: "currency", currency: "eur" }).resolvedOptions();
  equal(resolved.locale + resolved.currency + resolved.minimumFractionDigits + resolved.useGrouping, "de-DEEUR2auto");
  equal(new Intl.NumberFormat("en", { notation: "compact" }).resolvedOptions().roundingPriority, "morePrecision");
  equal(new Intl.NumberFormat("en", { maximumSignificantDigits: 3 }).resolvedOptions().maximumFractionDigits, undefined);
  equal(new Intl.NumberFormat("de-u-nu-arab").resolvedOptions().locale, "de-u-nu-arab");
  log(checks, "checks");
}

// Expected:
//> 107 checks
