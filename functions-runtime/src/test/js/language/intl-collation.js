// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  let checks = 0;
  const equal = (actual, expected) => {
    checks++;
    if (actual !== expected) {
      log("check", checks, "expected", expected, "but was", actual);
    }
  };
  const sorted = (words, locale, options) => words.split(" ").sort(new Intl.Collator(locale, options).compare).join(" ");

  equal("a".localeCompare("b"), -1);
  equal("b".localeCompare("a"), 1);
  equal("a".localeCompare("a"), 0);
  equal("a".localeCompare("B"), -1);
  equal("a".localeCompare("A"), -1);
  equal("".localeCompare("a"), -1);
  equal("a b".localeCompare("ab"), -1);
  equal("r\u00e9sum\u00e9".localeCompare("resume"), 1);
  equal("r\u00e9sum\u00e9".localeCompare("resumf"), -1);
  equal("a\u0301".localeCompare("\u00e1"), 0);
  equal("undefined".localeCompare(), 0);
  equal(["b", "a", "C", "A"].sort((x, y) => x.localeCompare(y)).join(""), "aAbC");
  equal(sorted("Zebra apple \u00c4pfel zebra Apple \u00e4pfel"), "\u00e4pfel \u00c4pfel apple Apple zebra Zebra");
  equal(sorted("10 9 a _ - $ b 1"), "_ - $ 1 10 9 a b");
  equal(sorted("stra\u00dfe strasse strasze"), "strasse stra\u00dfe strasze");
  equal(sorted("\u0436 z \u03b1 a \u05d0"), "a z \u03b1 \u0436 \u05d0");
  equal(sorted("\u044f \u0435 \u0451 \u0436 \u0439 \u0438"), "\u0435 \u0451 \u0436 \u0438 \u0439 \u044f");

  // Options
  const same = (one, other, options, locale = "en") => new Intl.Collator(locale, options).compare(one, other);
  equal(same("a", "\u00e1", { sensitivity: "base" }), 0);
  equal(same("a", "A", { sensitivity: "base" }), 0);
  equal(same("a", "b", { sensitivity: "base" }), -1);
  equal(same("a", "\u00e1", { sensitivity: "accent" }), -1);
  equal(same("a", "A", { sensitivity: "accent" }), 0);
  equal(same("a", "A", { sensitivity: "case" }), -1);
  equal(same("a", "\u00e1", { sensitivity: "case" }), 0);
  equal(same("a2", "a10"), 1);
  equal(same("a2", "a10", { numeric: true }), -1);
  equal(same("a02", "a2", { numeric: true }), 0);
  equal(same("2", "10", {}, "en-u-kn"), -1);
  equal(same("a", "A", { caseFirst: "upper" }), 1);
  equal(same("a-b", "ab", { ignorePunctuation: true }), 0);
  equal("a".localeCompare("A", undefined, { sensitivity: "base" }), 0);
  equal("item 2".localeCompare("item 10", undefined, { numeric: true, sensitivity: "base" }), -1);

  // Languages
  equal(sorted("z \u00e4 a \u00e5 \u00f6 o", "sv"), "a o z \u00e5 \u00e4 \u00f6");
  equal(sorted("z \u00e4 a \u00f6 o", "de"), "a \u00e4 o \u00f6 z");
  equal(sorted("\u00e5 \u00f8 \u00e6 z", "da"), "z \u00e6 \u00f8 \u00e5");
  equal(sorted("\u00e5 \u00f8 \u00e6 z", "nb-NO"), "z \u00e6 \u00f8 \u00e5");
  equal(sorted("nz \u00f1 o", "es"), "nz \u00f1 o");
  equal(sorted("\u00f5 z \u017e s \u0161 t \u00fc \u00e4 \u00f6", "et"), "s \u0161 z \u017e t \u00f5 \u00e4 \u00f6 \u00fc");
  equal(sorted("ch ci h i", "cs"), "ci h ch i");
  equal(sorted("\u0142 l m \u00f3 o p", "pl"), "l \u0142 m o \u00f3 p");
  equal(sorted("\u00e7 c d \u0131 i h", "tr"), "c \u00e7 d h \u0131 i");
  equal(sorted("\u0491 \u0433 \u0434", "uk"), "\u0433 \u0491 \u0434");
  equal(sorted("a \u044f", "ru"), "\u044f a");

  const resolved = new Intl.Collator("de-u-kn", { sensitivity: "accent" }).resolvedOptions();
  equal(JSON.stringify(resolved), '{"locale":"de-u-kn","usage":"sort","sensitivity":"accent","ignorePunctuation":false,'
      + '"collation":"default","numeric":true,"caseFirst":"false"}');

  // Letters
  equal("i".toLocaleUpperCase("tr"), "\u0130");
  equal("I".toLocaleLowerCase("tr"), "\u0131");
  equal("i".toLocaleUpperCase(), "I");
  equal("\u00df".toLocaleUpperCase("de"), "SS");
  equal("I".toLocaleLowerCase(["en", "tr"]), "i");
  log(checks, "checks");
}

// Expected:
//> 49 checks
