// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  let checks = 0;
  const equal = (actual, expected) => {
    checks++;
    if (actual !== expected) {
      log("check", checks, "expected", expected, "but was", actual);
    }
  };
  // Newer data of locales have other spaces than older ones.
  const spaces = (text) => text.replace(/[\s\u202f\u00a0\u2009]+/g, " ");
  const time = Date.UTC(2024, 1, 29, 13, 4, 5, 67);
  const show = (locale, options, at = time) => spaces(new Intl.DateTimeFormat(locale, options).format(at));

  // Defaults: en-US and UTC, the date in numbers.
  equal(new Intl.DateTimeFormat().format(time), "2/29/2024");
  equal(Intl.DateTimeFormat().resolvedOptions().timeZone, "UTC");
  equal(new Intl.DateTimeFormat().resolvedOptions().locale, "en-US");
  equal(new Intl.DateTimeFormat([], {}).resolvedOptions().calendar, "gregory");
  equal(new Intl.DateTimeFormat("de").resolvedOptions().numberingSystem, "latn");
  equal(Object.keys(new Intl.DateTimeFormat("en").resolvedOptions()).join(),
      "locale,calendar,numberingSystem,timeZone,year,month,day");

  // Fields
  equal(show("en-US", { year: "numeric", month: "long", day: "numeric" }), "February 29, 2024");
  equal(show("en-US", { year: "numeric", month: "short", day: "2-digit" }), "Feb 29, 2024");
  equal(show("en-US", { year: "2-digit", month: "2-digit", day: "2-digit" }), "02/29/24");
  equal(show("en-US", { weekday: "long" }), "Thursday");
  equal(show("en-US", { weekday: "short", year: "numeric", month: "short", day: "numeric" }), "Thu, Feb 29, 2024");
  equal(show("en-US", { weekday: "long", year: "numeric", month: "long", day: "numeric" }), "Thursday, February 29, 2024");
  equal(show("en-US", { month: "long", year: "numeric" }), "February 2024");
  equal(show("en-US", { month: "short", day: "numeric" }), "Feb 29");
  equal(show("en-US", { month: "narrow" }), "F");
  equal(show("en-US", { month: "numeric" }), "2");
  equal(show("en-US", { day: "numeric" }), "29");
  equal(show("en-US", { year: "numeric" }), "2024");
  equal(show("en-US", { era: "short", year: "numeric" }), "2024 AD");
  equal(show("en-US", { era: "long", year: "numeric" }), "2024 Anno Domini");
  equal(show("en-US", { hour: "numeric", minute: "2-digit" }), "1:04 PM");
  equal(show("en-US", { hour: "2-digit", minute: "2-digit", second: "2-digit" }), "01:04:05 PM");
  equal(show("en-US", { hour: "numeric" }), "1 PM");
  equal(show("en-US", { hour: "numeric", minute: "numeric", hour12: false }), "13:04");
  equal(show("en-US", { hour: "numeric", minute: "numeric", hourCycle: "h23" }), "13:04");
  equal(show("en-GB", { hour: "numeric", minute: "numeric", hour12: true }), "1:04 pm");
  equal(show("en-US", { minute: "numeric", second: "numeric" }), "04:05");
  equal(show("en-US", { minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 }), "04:05.067");
  equal(show("en-US", { fractionalSecondDigits: 2 }), "06");
  equal(show("en-US", { second: "numeric", fractionalSecondDigits: 1 }), "5.0");
  equal(show("en-US", { hour: "numeric", dayPeriod: "long" }), "1 in the afternoon");
  equal(show("en-US", { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" }),
      "2/29/2024, 1:04 PM");

  // Hour cycles at midnight
  const midnight = Date.UTC(2024, 0, 1);
  equal(show("en-US", { hour: "2-digit", hourCycle: "h23" }, midnight), "00");
  equal(show("en-US", { hour: "2-digit", hourCycle: "h24" }, midnight), "24");
  equal(show("en-US", { hour: "numeric", hourCycle: "h11" }, midnight), "0 AM");
  equal(show("en-US", { hour: "numeric", hourCycle: "h12" }, midnight), "12 AM");
  equal(show("en-US-u-hc-h23", { hour: "2-digit", minute: "2-digit" }, midnight), "00:00");
  equal(new Intl.DateTimeFormat("en-US", { hour: "numeric" }).resolvedOptions().hourCycle, "h12");
  equal(new Intl.DateTimeFormat("en-US", { hour: "numeric" }).resolvedOptions().hour12, true);
  equal(new Intl.DateTimeFormat("de", { hour: "numeric" }).resolvedOptions().hourCycle, "h23");
  equal(new Intl.DateTimeFormat("en-US").resolvedOptions().hourCycle, undefined);

  // Languages
  equal(show("de-DE"), "29.2.2024");
  equal(show("de-DE", { day: "2-digit", month: "2-digit", year: "numeric" }), "29.02.2024");
  equal(show("de-DE", { dateStyle: "full" }), "Donnerstag, 29. Februar 2024");
  equal(show("de-DE", { month: "long", year: "numeric" }), "Februar 2024");
  equal(show("de-DE", { weekday: "long", day: "numeric", month: "long" }), "Donnerstag, 29. Februar");
  equal(show("fr-FR"), "29/02/2024");
  equal(show("fr-FR", { dateStyle: "long" }), "29 f\u00e9vrier 2024");
  equal(show("es-ES", { day: "numeric", month: "long", year: "numeric" }), "29 de febrero de 2024");
  equal(show("es-ES", { day: "numeric", month: "long" }), "29 de febrero");
  equal(show("it-IT", { weekday: "long", day: "numeric", month: "long", year: "numeric" }), "gioved\u00ec 29 febbraio 2024");
  equal(show("pt-BR"), "29/02/2024");
  equal(show("nl-NL"), "29-2-2024");
  equal(show("sv-SE"), "2024-02-29");
  equal(show("pl-PL"), "29.02.2024");
  equal(show("pl-PL", { month: "long", day: "numeric" }), "29 lutego");
  equal(show("pl-PL", { month: "long" }), "luty");
  equal(show("ru-RU"), "29.02.2024");
  equal(show("ru-RU", { day: "numeric", month: "long", year: "numeric" }), "29 \u0444\u0435\u0432\u0440\u0430\u043b\u044f 2024 \u0433.");
  equal(show("cs-CZ"), "29. 2. 2024");
  equal(show("tr-TR"), "29.02.2024");
  equal(show("ja-JP"), "2024/2/29");
  equal(show("ja-JP", { dateStyle: "long" }), "2024\u5e742\u670829\u65e5");
  equal(show("zh-CN"), "2024/2/29");
  equal(show("ko-KR"), "2024. 2. 29.");
  equal(show("uk-UA"), "29.02.2024");
  equal(show("fi-FI"), "29.2.2024");
  equal(show("et-EE"), "29.2.2024");
  equal(show("hi-IN"), "29/2/2024");
  equal(show("he-IL"), "29.2.2024");
  equal(show("ar-EG-u-nu-latn", { year: "numeric" }), "2024");
  equal(show("ar-EG", { year: "numeric" }), "\u0662\u0660\u0662\u0664");
  equal(show("en-GB"), "29/02/2024");
  equal(show("en-GB", { dateStyle: "medium" }), "29 Feb 2024");
  equal(show("en-US", { dateStyle: "short" }), "2/29/24");
  equal(show("en-US", { timeStyle: "short" }), "1:04 PM");
  equal(show("en-US", { dateStyle: "long", timeStyle: "short" }), "February 29, 2024 at 1:04 PM");
  equal(show("de-DE", { dateStyle: "short", timeStyle: "medium" }), "29.02.24, 13:04:05");
  equal(show("th-TH-u-ca-buddhist-nu-latn", { year: "numeric" }).indexOf("2567") >= 0, true);

  log(checks, "checks");
}

// Expected:
//> 79 checks
