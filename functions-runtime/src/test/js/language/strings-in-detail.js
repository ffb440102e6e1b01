// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const t = using(log);
  t("at", () => ["abc".at(-1), "abc".at(9), "a".at(), "\u{1f600}".at(0).length]);
  t("codePointAt", () => ["\u{1f600}".codePointAt(0), "\u{1f600}".codePointAt(1), "a".codePointAt(5), "\ud83dx".codePointAt(0)]);
  t("fromCodePoint", () => [String.fromCodePoint(0x1f600, 97), String.fromCodePoint(), String.fromCodePoint("65")]);
  t("fromCodePoint bad", () => String.fromCodePoint(1.5));
  t("fromCodePoint bad 2", () => String.fromCodePoint(0x110000));
  t("fromCodePoint -0", () => String.fromCodePoint(-0).charCodeAt(0));
  t("raw", () => [String.raw`a\n${1}b`, String.raw({ raw: "abc" }, 1, 2, 3), String.raw({ raw: [] }), String.raw({ raw: { length: 2, 0: "x", 1: "y" } }, "-")]);
  t("raw bad", () => String.raw());
  t("includes", () => ["abc".includes(""), "abc".includes("b", 2), "abc".includes("c", -5), "null".includes(null), "undefined".includes()]);
  t("includes regexp", () => "a".includes(/a/));
  t("startsWith", () => ["abc".startsWith("b", 1), "abc".startsWith("", 99), "abc".endsWith("b", 2), "abc".endsWith("abc", undefined), "abc".endsWith("", 0), "abc".startsWith("a", -1), "ab".endsWith("abc")]);
  t("startsWith regexp", () => "a".startsWith(/a/));
  t("regexp with match off", () => { const r = /a/; r[Symbol.match] = false; return "/a/".includes(r); });
  t("pad", () => ["1".padStart(3, "0"), "abc".padStart(2), "a".padEnd(5, "xy"), "a".padStart(3, ""), "a".padEnd(3), "a".padStart(4, undefined).length, "é".padStart(3, "\u{1f600}").length]);
  t("repeat", () => ["ab".repeat(2.9), "a".repeat(0), "".repeat(1e9), "x".repeat(-0)]);
  t("repeat bad", () => "a".repeat(-1));
  t("repeat inf", () => "a".repeat(Infinity));
  t("repeat huge", () => "ab".repeat(2 ** 29));
  t("padStart huge", () => "ab".padStart(2 ** 30));
  t("normalize", () => ["e\u0301".normalize().length, "\u00e9".normalize("NFD").length, "\ufb01".normalize("NFKC"), "a".normalize(undefined)]);
  t("normalize bad", () => "a".normalize("x"));
  t("wellFormed", () => ["a\ud800".isWellFormed(), "\u{1f600}".isWellFormed(), "\udc00\ud800".isWellFormed(), "a\ud800b".toWellFormed(), "\udc00".toWellFormed(), "\u{1f600}".toWellFormed() === "\u{1f600}", "".isWellFormed()]);
  t("iterator", () => [[..."a\u{1f600}\ud800b"].length, [...new String("xy")], typeof ""[Symbol.iterator]().next]);
  t("substr", () => ["abcdef".substr(-3, 2), "abc".substr(1), "abc".substr(0, -1), "abc".substr(-9, 2), "abc".substring(2, 0), "abc".slice(2, 1), "abc".slice(-2), "abc".slice(NaN, undefined)]);
  t("html", () => ["a".anchor('x"y'), "a".link("u"), "a".bold(), "a".big(), "a".blink(), "a".fixed(), "a".fontcolor("red"), "a".fontsize(7), "a".italics(), "a".small(), "a".strike(), "a".sub(), "a".sup()]);
  t("String()", () => [String(Symbol("q")), String(null), String(undefined), String(-0), String([1, [2]]), String({}), String(() => 1).length > 5, String(), String(1e21), String(1e-7), String(123456789012345680000), String(0.1 + 0.2), String(-1e-7), String(5e-324), String(1.7976931348623157e308)]);
  t("new String", () => [typeof new String("x"), new String("ab").length, new String("ab")[1], Object.keys(new String("ab")), new String("a") == "a", new String() + "", JSON.stringify(new String("s"))]);
  t("new String(symbol)", () => new String(Symbol()));
  t("concat", () => ["a".concat(1, null, undefined, [2]), "".concat()]);
  t("split basics", () => ["a,b".split(","), "".split(""), "".split(","), "abc".split(""), "a,b,c".split(",", 2), "abc".split(undefined), "a".split("a")]);
  t("indexOf", () => ["aXbX".indexOf("X", 2), "abc".indexOf("", 9), "abc".lastIndexOf("c", -1), "aaa".lastIndexOf("a"), "abc".lastIndexOf("b", NaN), "abc".indexOf()]);
  t("case", () => ["ß".toUpperCase(), "İ".toLowerCase().length, "ΑΣ".toLowerCase(), "ŉ".toUpperCase().length, "\u{10400}".toLowerCase() === "\u{10428}"]);
  t("charAt", () => ["abc".charAt(1), "abc".charAt(9), "abc".charCodeAt(9), "abc"["1"], "abc"[-1], "abc".charAt("1.9")]);
  t("index write", () => { const s = "abc"; try { s[0] = "x"; } catch (e) { return [e.name, s]; } });
  t("length write", () => { "abc".length = 1; });
  t("property on primitive", () => { "abc".foo = 1; });
  t("null this", () => String.prototype.at.call(null));
  t("null this 2", () => String.prototype.trim.call(undefined));
  t("symbol this", () => String.prototype.at.call(Symbol()));
  t("generic", () => [String.prototype.includes.call(123, "2"), String.prototype.padStart.call(5, 3, 0), String.prototype.at.call({ toString: () => "xyz" }, 1)]);
  t("lengths", () => ["at", "codePointAt", "endsWith", "includes", "normalize", "padEnd", "padStart", "repeat", "startsWith", "trimStart", "concat", "substr", "anchor"].map((n) => String.prototype[n].length));
  t("names", () => ["at", "codePointAt", "endsWith", "padEnd", "isWellFormed", "toWellFormed"].map((n) => String.prototype[n].name));
  t("fromCharCode", () => [String.fromCharCode(65, 0x10041), String.fromCharCode(), String.fromCharCode("66")]);
  t("compare", () => ["a" < "B", "a" < "b", "10" < "9", "10" < 9, "\u{1f600}" < "\uffff", "a" < "a\0"]);
  t("escape", () => [escape("ä \u20ac+@*_-./"), unescape("%u20AC%E4%zz"), encodeURIComponent("ä€\u{1f600}'()*!~ &"), encodeURI("http://x/ä?a=b&c#d[]"), decodeURIComponent("%F0%9F%98%80%20"), decodeURI("%2F%C3%A4")]);
  t("encode lone", () => encodeURIComponent("\ud800"));
  t("decode bad", () => decodeURIComponent("%C3"));
  t("decode bad 2", () => decodeURIComponent("%zz"));
  t("decode overlong", () => decodeURIComponent("%C0%80"));
  t("decode surrogate", () => decodeURIComponent("%ED%A0%80"));
}

// Expected:
//> at -> ["c", undefined, "a", 1]
//> codePointAt -> [128512, 56832, undefined, 55357]
//> fromCodePoint -> ["😀a", "", "A"]
//> fromCodePoint bad -> throws RangeError
//> fromCodePoint bad 2 -> throws RangeError
//> fromCodePoint -0 -> 0
//> raw -> ["a\\n1b", "a1b2c", "", "x-y"]
//> raw bad -> throws TypeError
//> includes -> [true, false, true, true, true]
//> includes regexp -> throws TypeError
//> startsWith -> [true, true, true, true, true, true, false]
//> startsWith regexp -> throws TypeError
//> regexp with match off -> true
//> pad -> ["001", "abc", "axyxy", "a", "a  ", 4, 3]
//> repeat -> ["abab", "", "", ""]
//> repeat bad -> throws RangeError
//> repeat inf -> throws RangeError
//> repeat huge -> throws RangeError
//> padStart huge -> throws RangeError
//> normalize -> [1, 2, "fi", "a"]
//> normalize bad -> throws RangeError
//> wellFormed -> [false, true, false, "a�b", "�", true, true]
//> iterator -> [4, ["x", "y"], "function"]
//> substr -> ["de", "bc", "", "ab", "ab", "", "bc", "abc"]
//> html -> ["<a name=\"x&quot;y\">a</a>", "<a href=\"u\">a</a>", "<b>a</b>", "<big>a</big>", "<blink>a</blink>", "<tt>a</tt>", "<font color=\"red\">a</font>", "<font size=\"7\">a</font>", "<i>a</i>", "<small>a</small>", "<strike>a</strike>", "<sub>a</sub>", "<sup>a</sup>"]
//> String() -> ["Symbol(q)", "null", "undefined", "0", "1,2", "[object Object]", true, "", "1e+21", "1e-7", "123456789012345680000", "0.30000000000000004", "-1e-7", "5e-324", "1.7976931348623157e+308"]
//> new String -> ["object", 2, "b", ["0", "1"], true, "", "\"s\""]
//> new String(symbol) -> throws TypeError
//> concat -> ["a1nullundefined2", ""]
//> split basics -> [["a", "b"], [], [""], ["a", "b", "c"], ["a", "b"], ["abc"], ["", ""]]
//> indexOf -> [3, 3, -1, 2, 1, -1]
//> case -> ["SS", 2, "ας", 2, true]
//> charAt -> ["b", "", NaN, "b", undefined, "b"]
//> index write -> ["TypeError", "abc"]
//> length write -> throws TypeError
//> property on primitive -> throws TypeError
//> null this -> throws TypeError
//> null this 2 -> throws TypeError
//> symbol this -> throws TypeError
//> generic -> [true, "005", "y"]
//> lengths -> [1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 2, 1]
//> names -> ["at", "codePointAt", "endsWith", "padEnd", "isWellFormed", "toWellFormed"]
//> fromCharCode -> ["AA", "", "B"]
//> compare -> [false, true, true, false, true, true]
//> escape -> ["%E4%20%u20AC+@*_-./", "€ä%zz", "%C3%A4%E2%82%AC%F0%9F%98%80'()*!~%20%26", "http://x/%C3%A4?a=b&c#d%5B%5D", "😀 ", "%2Fä"]
//> encode lone -> throws URIError
//> decode bad -> throws URIError
//> decode bad 2 -> throws URIError
//> decode overlong -> throws URIError
//> decode surrogate -> throws URIError
