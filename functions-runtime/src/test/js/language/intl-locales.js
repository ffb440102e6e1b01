// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  let checks = 0;
  const equal = (actual, expected) => {
    checks++;
    if (actual !== expected) {
      log("check", checks, "expected", expected, "but was", actual);
    }
  };
  const thrown = (step) => {
    try {
      step();
    } catch (error) {
      return error.name;
    }
    return "nothing";
  };
  const canonical = (tag) => Intl.getCanonicalLocales(tag).join();

  equal(canonical("EN-us"), "en-US");
  equal(canonical("zh-hans-cn"), "zh-Hans-CN");
  equal(canonical("iw"), "he");
  equal(canonical("en-UK"), "en-GB");
  equal(canonical("cmn"), "zh");
  equal(canonical("eng"), "en");
  equal(canonical("sh"), "sr-Latn");
  equal(canonical("de-1996-1901"), "de-1901-1996");
  equal(canonical("en-u-nu-latn-ca-gregory"), "en-u-ca-gregory-nu-latn");
  equal(canonical("en-u-kn-true"), "en-u-kn");
  equal(canonical("en-a-bbb-x-y"), "en-a-bbb-x-y");
  equal(canonical(["en", "EN", "de"]), "en,de");
  equal(canonical(undefined), "");
  for (const bad of ["", "e", "en_US", "en-", "x-y", "en-a", "en-u", "abcd", "en-US-US", "de-1996-1996", "en-u-ca-x y", "i-klingon"]) {
    equal(thrown(() => Intl.getCanonicalLocales(bad)), "RangeError");
  }
  equal(thrown(() => Intl.getCanonicalLocales(null)), "TypeError");
  equal(thrown(() => Intl.getCanonicalLocales([1])), "TypeError");
  equal(Intl.NumberFormat.supportedLocalesOf(["de-DE", "tlh", "fr"]).join(), "de-DE,fr");
  equal(new Intl.NumberFormat(["tlh", "de-DE"]).resolvedOptions().locale, "de-DE");
  equal(new Intl.NumberFormat("tlh").resolvedOptions().locale, "en-US");

  // Locale
  const locale = new Intl.Locale("zh-Hans-CN-u-ca-buddhist-hc-h12-kn-nu-latn");
  equal(locale.language + locale.script + locale.region, "zhHansCN");
  equal(locale.baseName, "zh-Hans-CN");
  equal(locale.calendar + locale.hourCycle + locale.numeric + locale.numberingSystem, "buddhisth12truelatn");
  equal(locale.caseFirst, undefined);
  equal(new Intl.Locale("en", { region: "gb", calendar: "iso8601" }).toString(), "en-GB-u-ca-iso8601");
  equal(new Intl.Locale("en-US", { language: "de", script: "latn" }).toString(), "de-Latn-US");
  equal(new Intl.Locale("en-u-ca-gregory", { calendar: "buddhist" }).toString(), "en-u-ca-buddhist");
  equal(new Intl.Locale("en").maximize().toString(), "en-Latn-US");
  equal(new Intl.Locale("zh-TW").maximize().toString(), "zh-Hant-TW");
  equal(new Intl.Locale("de-Latn-DE").minimize().toString(), "de");
  equal(new Intl.Locale("zh-Hant-TW").minimize().toString(), "zh-TW");
  equal(new Intl.NumberFormat(new Intl.Locale("de-DE")).format(0.5), "0,5");
  equal(thrown(() => new Intl.Locale()), "TypeError");
  equal(thrown(() => new Intl.Locale("en", { region: "x" })), "RangeError");

  // Values
  equal(Intl.supportedValuesOf("currency").indexOf("EUR") > 0, true);
  equal(Intl.supportedValuesOf("unit").length, 45);
  equal(Intl.supportedValuesOf("numberingSystem").indexOf("latn") > 0, true);
  equal(Intl.supportedValuesOf("calendar").join(), "buddhist,gregory,iso8601");
  equal(thrown(() => Intl.supportedValuesOf("x")), "RangeError");

  // Options and receivers that are wrong
  const number = (options) => thrown(() => new Intl.NumberFormat("en", options));
  equal(number(null), "TypeError");
  equal(number({ style: "x" }), "RangeError");
  equal(number({ style: "currency" }), "TypeError");
  equal(number({ style: "currency", currency: "e" }), "RangeError");
  equal(number({ style: "currency", currency: "E1R" }), "RangeError");
  equal(number({ style: "unit" }), "TypeError");
  equal(number({ style: "unit", unit: "parsec" }), "RangeError");
  equal(number({ maximumFractionDigits: 101 }), "RangeError");
  equal(number({ minimumFractionDigits: 3, maximumFractionDigits: 2 }), "RangeError");
  equal(number({ minimumIntegerDigits: 0 }), "RangeError");
  equal(number({ numberingSystem: "x" }), "RangeError");
  equal(number({ roundingIncrement: 3 }), "RangeError");
  equal(thrown(() => new Intl.NumberFormat("en").format(Symbol("x"))), "TypeError");
  const date = (options) => thrown(() => new Intl.DateTimeFormat("en", options));
  equal(date({ dateStyle: "short", year: "numeric" }), "TypeError");
  equal(date({ month: "x" }), "RangeError");
  equal(date({ calendar: "a b" }), "RangeError");
  equal(date({ fractionalSecondDigits: 4 }), "RangeError");
  equal(thrown(() => new Intl.DateTimeFormat("en").format(NaN)), "RangeError");
  equal(thrown(() => new Date().toLocaleDateString("en", { timeStyle: "short" })), "TypeError");
  equal(thrown(() => new Date().toLocaleTimeString("en", { dateStyle: "short" })), "TypeError");
  equal(thrown(() => new Date().toLocaleString("en_US")), "RangeError");
  equal(thrown(() => "a".localeCompare("b", "x")), "RangeError");
  equal(thrown(() => Intl.PluralRules("en")), "TypeError");
  equal(thrown(() => new Intl.RelativeTimeFormat("en").format(1, "fortnight")), "RangeError");
  equal(thrown(() => new Intl.RelativeTimeFormat("en").format(Infinity, "day")), "RangeError");
  equal(thrown(() => new Intl.ListFormat("en").format([1])), "TypeError");
  equal(thrown(() => new Intl.ListFormat("en", "x")), "TypeError");
  equal(thrown(() => new Intl.DisplayNames("en")), "TypeError");
  equal(thrown(() => new Intl.DisplayNames("en", { type: "region" }).of("x1")), "RangeError");
  equal(thrown(() => new Intl.Segmenter("en", { granularity: "line" })), "RangeError");
  equal(thrown(() => Intl.NumberFormat.prototype.formatToParts.call({}, 1)), "TypeError");
  equal(thrown(() => Intl.DateTimeFormat.prototype.resolvedOptions.call(new Intl.NumberFormat())), "TypeError");

  // Shape
  equal(Object.prototype.toString.call(Intl), "[object Intl]");
  equal(String(new Intl.NumberFormat()), "[object Intl.NumberFormat]");
  equal(Intl.NumberFormat.length + Intl.NumberFormat.name, "0NumberFormat");
  equal(Object.keys(Intl).length, 0);
  equal(Intl.NumberFormat("en") instanceof Intl.NumberFormat, true);
  class Euro extends Intl.NumberFormat {
    constructor() {
      super("de-DE", { style: "currency", currency: "EUR" });
    }
  }
  equal(new Euro().format(1).replace(/\s/g, " ") + (new Euro() instanceof Euro), "1,00 \u20actrue");
  log(checks, "checks");
}

// Expected:
//> 87 checks
