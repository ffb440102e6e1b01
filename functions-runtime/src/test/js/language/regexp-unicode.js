// SPDX-License-Identifier: Apache-2.0
const hits = (re, texts) => texts.map((text) => (re.test(text) ? "1" : "0")).join("");

export function test(log) {
  const smile = "\u{1f600}";
  log(/^.$/.test(smile), /^.$/u.test(smile), /^..$/.test(smile), /^[^x]$/u.test(smile), /[\ud83d]/.test(smile), /[\ud83d]/u.test(smile));
  log(/\u{1f600}/u.test(smile), /\ud83d\ude00/u.test(smile), /[\u{1f600}-\u{1f64f}]/u.test(smile), /\ud83d/u.test("\ud83dx"), /^\S$/u.test(smile));
  log(/😀{2}/u.test(smile + smile), /😀{2}/.test(smile + smile), /[😀]/.exec(smile)[0].length, /[😀]/u.exec(smile)[0].length, smile.match(/./gu).length);
  log("a😀b".split(/(?:)/u).length, "a😀b".split(/(?:)/).length, "😀".replace(/(?:)/gu, "-"), "😀".replace(/(?:)/g, "-").length);
  const at1 = /./gu;
  at1.lastIndex = 1;
  log(at1.exec(smile).index, at1.lastIndex, /\udf06/u.exec("\ud834\udf06"), /^[^\ud834]/u.exec("\ud834\udf06") !== null);
  // Properties.
  const texts = ["a", "B", "ß", "1", "٣", " ", "-", "_", "é", "Ω", "я", "漢", "か", "ア", "€", "\u0301", "\n", "ǅ", "ª", "𝒜", "😀"];
  log(hits(/^\p{L}$/u, texts), hits(/^\p{Lu}$/u, texts), hits(/^\p{Ll}$/u, texts), hits(/^\p{Lt}$/u, texts), hits(/^\P{L}$/u, texts));
  log(hits(/^\p{N}$/u, texts), hits(/^\p{Nd}$/u, texts), hits(/^\p{P}$/u, texts), hits(/^\p{S}$/u, texts), hits(/^\p{Sc}$/u, texts), hits(/^\p{M}$/u, texts));
  log(hits(/^\p{Letter}$/u, texts), hits(/^\p{gc=Lowercase_Letter}$/u, texts), hits(/^\p{General_Category=Cc}$/u, texts), hits(/^\p{Z}$/u, texts));
  log(hits(/^\p{Script=Latin}$/u, texts), hits(/^\p{sc=Grek}$/u, texts), hits(/^\p{Script=Cyrillic}$/u, texts), hits(/^\p{sc=Han}$/u, texts), hits(/^\p{Script=Hiragana}$/u, texts));
  log(hits(/^\p{scx=Hira}$/u, ["か", "ー", "、", "a"]), hits(/^\p{Script=Hira}$/u, ["か", "ー", "、", "a"]), hits(/^\p{Script_Extensions=Deva}$/u, ["अ", "।", "1"]));
  log(hits(/^\p{Alphabetic}$/u, texts), hits(/^\p{Uppercase}$/u, texts), hits(/^\p{Lowercase}$/u, texts), hits(/^\p{White_Space}$/u, texts), hits(/^\p{ASCII}$/u, texts));
  log(hits(/^\p{ID_Start}$/u, texts), hits(/^\p{IDC}$/u, texts), hits(/^\p{Any}$/u, texts), hits(/^\p{Assigned}$/u, ["a", "\u0378"]), hits(/^\p{Ideographic}$/u, texts));
  log(hits(/^\p{RI}$/u, ["🇩", "D"]), hits(/^\p{AHex}+$/u, ["aF9", "g"]));
  log(hits(/^[\p{L}\p{N}_]+$/u, ["añ1", "a b", "漢字", "-"]), hits(/^[^\p{L}]$/u, texts), hits(/^[\P{L}]$/u, texts), hits(/^\p{Lu}$/iu, texts), hits(/^\P{Lu}$/iu, texts));
  log(hits(/^\p{Dash}$/u, ["-", "–", "_"]), hits(/^\p{Math}$/u, ["+", "∑", "a"]), hits(/^\p{Quotation_Mark}$/u, ["\"", "«", "a"]), hits(/^\p{Hex_Digit}$/u, ["f", "Ｆ", "g"]));
  const bad = ["\\p{Foo}", "\\p{lu}", "\\p{Script}", "\\p{sc=latin}", "\\p{Lu=Lu}", "\\p{}", "\\pL", "\\p{ L}", "\\p{InBasicLatin}", "\\p{IsLatin}"];
  log(bad.map((pattern) => {
    try {
      return String(new RegExp(pattern, "u"));
    } catch (error) {
      return error.name;
    }
  }).join(" "));
  // Sets, with v.
  log(hits(/^[\p{L}--[a-z]]$/v, texts), hits(/^[\p{L}&&\p{ASCII}]$/v, texts), hits(/^[[a-z]\d]$/v, texts), hits(/^[\w--\d--_]$/v, texts), hits(/^[^\p{L}\d]$/v, texts));
  log(/^[\q{abc|d|}x]$/v.test("abc"), /^[\q{abc|d|}x]$/v.test("d"), /^[\q{abc|d|}x]$/v.test(""), /[\q{a|ab|abc}]/v.exec("abcd")[0], /^[[a-c]&&[^b]]+$/v.exec("ac")[0]);
  log(/^\P{Lu}$/iv.test("a"), /^[^\P{Lu}]$/iv.test("a"), /^[^\P{Lu}]$/iu.test("a"), /^[\p{Lu}--[A-F]]$/iv.test("b"), /[\p{Lu}&&[a-f]]/iv.exec("zB")[0]);
  log(new RegExp("[a--b]", "v").unicodeSets, /a/v.unicode, ["[(]", "[a&&&b]", "[a--b&&c]", "[^\\q{ab}]", "[a-z--b]", "[!!]", "[\\&\\&]", "[a&b]"].map((p) => {
    try {
      return String(new RegExp(p, "v"));
    } catch (error) {
      return error.name;
    }
  }).join(" "));
}

// Expected:
//> false true true true true false
//> true true true true true
//> true false 1 2 1
//> 3 4 -😀- 5
//> 0 2 null true
//> 111000001111110001110 010000000100000000010 101000001010000000000 000000000000000001000 000111110000001110001
//> 000110000000000000000 000110000000000000000 000000110000000000000 000000000000001000001 000000000000001000000 000000000000000100000
//> 111000001111110001110 101000001010000000000 000000000000000010000 000001000000000000000
//> 111000001000000001100 000000000100000000000 000000000010000000000 000000000001000000000 000000000000100000000
//> 1110 1000 110
//> 111000001111110001110 010000000100000000010 101000001010000000100 000001000000000010000 110101110000000010000
//> 111000001111110001110 111110011111110101110 111111111111111111111 10 000000000001000000000
//> 10 10
//> 1010 000111110000001110001 000111110000001110001 111000001110000001010 111111111111111111101
//> 110 110 110 110
//> SyntaxError SyntaxError SyntaxError SyntaxError SyntaxError SyntaxError SyntaxError SyntaxError SyntaxError SyntaxError
//> 011000001111110001110 110000000000000000000 100100000000000000000 110000000000000000000 000011110000001110001
//> true true true abc ac
//> false true false false B
//> true false SyntaxError SyntaxError SyntaxError SyntaxError SyntaxError SyntaxError /[\&\&]/v /[a&b]/v
