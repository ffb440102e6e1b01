// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  let checks = 0;
  const equal = (actual, expected) => {
    checks++;
    if (actual !== expected) {
      log("check", checks, "expected", expected, "but was", actual);
    }
  };

  // Plural rules
  const cardinals = (locale, values) => values.map((value) => new Intl.PluralRules(locale).select(value)).join();
  const ordinals = (locale, values) => values.map((value) => new Intl.PluralRules(locale, { type: "ordinal" }).select(value)).join();
  equal(cardinals("en", [0, 1, 2, 1.5]), "other,one,other,other");
  equal(ordinals("en", [1, 2, 3, 4, 11, 12, 13, 21, 22, 103]), "one,two,few,other,other,other,other,one,two,few");
  equal(cardinals("fr", [0, 1, 1.5, 2]), "one,one,one,other");
  equal(cardinals("ru", [1, 2, 5, 11, 21, 22, 1.5]), "one,few,many,many,one,few,other");
  equal(cardinals("pl", [1, 2, 5, 12, 22, 1.5]), "one,few,many,many,few,other");
  equal(cardinals("cs", [1, 2, 5, 1.5]), "one,few,other,many");
  equal(cardinals("ar", [0, 1, 2, 3, 11, 100]), "zero,one,two,few,many,other");
  equal(cardinals("ja", [0, 1, 2]), "other,other,other");
  equal(cardinals("et", [1, 2, 1.5]), "one,other,other");
  equal(cardinals("lt", [1, 2, 11, 21, 1.5]), "one,few,other,one,many");
  equal(cardinals("ro", [1, 2, 19, 20, 101]), "one,few,few,other,few");
  equal(cardinals("da", [1, 0.5, 2]), "one,one,other");
  equal(cardinals("en", [NaN, Infinity, -1]), "other,other,one");
  equal(new Intl.PluralRules("en", { minimumFractionDigits: 1 }).select(1), "other");
  equal(new Intl.PluralRules("en").resolvedOptions().pluralCategories.slice().sort().join(), "one,other");
  equal(new Intl.PluralRules("en", { type: "ordinal" }).resolvedOptions().pluralCategories.slice().sort().join(),
      "few,one,other,two");

  // Relative times
  const ago = (locale, value, unit, options) => new Intl.RelativeTimeFormat(locale, options).format(value, unit);
  equal(ago("en", -1, "day"), "1 day ago");
  equal(ago("en", 3, "days"), "in 3 days");
  equal(ago("en", -1, "day", { numeric: "auto" }), "yesterday");
  equal(ago("en", 0, "day", { numeric: "auto" }), "today");
  equal(ago("en", 1, "week", { numeric: "auto" }), "next week");
  equal(ago("en", -2, "month", { numeric: "auto" }), "2 months ago");
  equal(ago("en", -0, "second"), "0 seconds ago");
  equal(ago("en", 1234.5, "hour"), "in 1,234.5 hours");
  equal(ago("en", -5, "minute", { style: "short" }), "5 min. ago");
  equal(ago("en", 5, "minute", { style: "narrow" }), "in 5m");
  equal(ago("de", -2, "day", { numeric: "auto" }), "vorgestern");
  equal(ago("de", -3, "month"), "vor 3 Monaten");
  equal(ago("ru", 5, "day"), "\u0447\u0435\u0440\u0435\u0437 5 \u0434\u043d\u0435\u0439");
  equal(ago("fr", -1, "day", { numeric: "auto" }), "hier");
  equal(JSON.stringify(new Intl.RelativeTimeFormat("en").formatToParts(-2, "day")),
      '[{"type":"integer","value":"2","unit":"day"},{"type":"literal","value":" days ago"}]');
  equal(new Intl.RelativeTimeFormat("zu").resolvedOptions().locale, "en-US");

  // Lists
  const list = (locale, members, options) => new Intl.ListFormat(locale, options).format(members);
  equal(list("en", []), "");
  equal(list("en", ["a"]), "a");
  equal(list("en", ["a", "b"]), "a and b");
  equal(list("en", ["a", "b", "c"]), "a, b, and c");
  equal(list("en", ["a", "b", "c"], { type: "disjunction" }), "a, b, or c");
  equal(list("en", ["a", "b", "c"], { type: "unit" }), "a, b, c");
  equal(list("en", ["a", "b"], { style: "short" }), "a & b");
  equal(list("de", ["a", "b", "c"]), "a, b und c");
  equal(list("es", ["uno", "iglesia"]), "uno e iglesia");
  equal(list("ja", ["a", "b"]), "a\u3001b");
  equal(list("en", new Set(["x", "y"])), "x and y");
  equal(new Intl.ListFormat("en").formatToParts(["a", "b"]).map((part) => part.type).join(), "element,literal,element");

  // Names
  const name = (locale, type, code, options) => new Intl.DisplayNames(locale, { type, ...options }).of(code);
  equal(name("en", "region", "DE"), "Germany");
  equal(name("de", "region", "us"), "Vereinigte Staaten");
  equal(name("en", "language", "fr"), "French");
  equal(name("de", "language", "fr"), "Franz\u00f6sisch");
  equal(name("en", "language", "en-GB"), "British English");
  equal(name("en", "language", "en-GB", { languageDisplay: "standard" }), "English (United Kingdom)");
  equal(name("en", "script", "Latn"), "Latin");
  equal(name("en", "currency", "USD"), "US Dollar");
  equal(name("en", "region", "ZZ", { fallback: "none" }) === "ZZ", false);
  equal(name("en", "currency", "XXY"), "XXY");
  equal(name("en", "currency", "XXY", { fallback: "none" }), undefined);

  // Segments
  const segments = (granularity, text) =>
    [...new Intl.Segmenter("en", { granularity }).segment(text)].map((segment) => segment.segment).join("|");
  equal(segments("grapheme", "a\u0301b\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67c"), "a\u0301|b|\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67|c");
  equal(segments("grapheme", "\r\n"), "\r\n");
  equal(segments("word", "Hello, world"), "Hello|,| |world");
  equal(segments("sentence", "One. Two? Three"), "One. |Two? |Three");
  const words = new Intl.Segmenter("en", { granularity: "word" }).segment("ab cd!");
  equal([...words].filter((segment) => segment.isWordLike).length, 2);
  equal(words.containing(4).segment + words.containing(4).index, "cd3");
  equal(words.containing(6), undefined);
  equal(JSON.stringify(new Intl.Segmenter().segment("x").containing(0)), '{"segment":"x","index":0,"input":"x"}');
  log(checks, "checks");
}

// Expected:
//> 63 checks
