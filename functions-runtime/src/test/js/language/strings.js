// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const s = "héllo wörld";
  log(s.includes("wö"), s.startsWith("hé"), s.endsWith("ld"), "ab".repeat(3), "5".padStart(3, "0"), "5".padEnd(3), "|", " x ".trim(), " x ".trimStart(), "a-b-c".replaceAll("-", "+"), s.at(-1));
  log("a1b22".replace(/\d+/g, (m, o) => `<${m}@${o}>`), "x".codePointAt(0), String.fromCodePoint(128512), "😀".length, [..."😀"].length, "abc".substring(2, 0), "abc".substr(-2, 1), "abc".slice(-2));
  log([..."a1b2".matchAll(/([a-z])(\d)/g)].map((m) => m[1] + m[2] + m.index), "2020-01-02".match(/(\d+)-(\d+)/).slice(1), "a,b;c".split(/[,;]/), "abc".split(""));
  log("e\u0301".normalize("NFC").length, "ß".toUpperCase(), "İ".toLowerCase().length, "a".localeCompare("b"), "x".concat(1, null), "abc".charAt(5) === "", "abc"[1], "abc"[9]);
  log("a$b".replace("$", "$$"), "abc".replace(/(?:b)(c)/, "[$1$&$`]"), encodeURIComponent("a b/ü"), decodeURIComponent("%E2%82%AC"), "tEST".charAt(0).toUpperCase() + "tEST".slice(1).toLowerCase());
  log("abc" < "abd", "10" < "9", "10" < 9, "b" + 1 + 2, 1 + 2 + "b", "3" * "4", -"5", +"", +" 12 ", +"1x");
}

// Expected:
//> true true true ababab 005 5   | x x  a+b+c d
//> a<1@1>b<22@3> 120 😀 2 1 ab b bc
//> a10,b22 2020,01 a,b,c a,b,c
//> 1 SS 2 -1 x1null true b undefined
//> a$b a[cbca] a%20b%2F%C3%BC € Test
//> true true false b12 3b 12 -5 0 12 NaN
