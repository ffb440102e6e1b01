// SPDX-License-Identifier: Apache-2.0
const error = (step) => {
  try {
    return String(step());
  } catch (thrown) {
    return thrown.name;
  }
};

export function test(log) {
  // replace and its templates (22.1.3.19.1).
  log("abc".replace(/b/, "[$&]"), "abc".replace(/b/, "[$`|$']"), "abc".replace(/(b)(x)?/, "[$1$2$3$0$$]"), "abc".replace("b", "[$&$`$'$$$1]"), "abc".replace(/b/, "$"));
  log("abcdefghijk".replace(/(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)/, "$11-$10-$01-$12-$1"), "ab".replace(/(a)/, "$10$001$2"), "ab".replace(/(?:a)/, "$1$01"), "a".replace(/(a)/, "$00$0"));
  log("2024-05".replace(/(?<y>\d+)-(?<m>\d+)/, "$<m>.$<y>.$<x>.$<m"), "ab".replace(/(a)/, "$<a>"), "ab".replace(/(?<a>a)|(?<b>x)/, "[$<b>]"), "a".replace(/(?<a>a)/, "$<>"));
  log("aaa".replace(/a/g, "b"), "aaa".replace("a", "b"), "abc".replace(/(?:)/g, "-"), "abc".replace("", "-"), "aXbX".replace(/x/gi, ""), "abc".replace(/z/, "-"), "a.b".replace(".", "$$"));
  log("a-b".replace(/(\w)-(\w)/, (...args) => JSON.stringify(args)), "ab".replace(/(?<x>b)(c)?/, (...args) => JSON.stringify(args) + typeof args[2]), "abc".replace("b", (...args) => JSON.stringify(args)));
  log("abc".replace(/b/, () => "$&"), "abc".replace(/b/, () => undefined), "abc".replace(/b/, undefined), "abc".replace(/b/, null), "abc".replace(/b/, 1), "undefined".replace(undefined, "u"), "null".replace(null, "n"));
  const order = [];
  "abc".replace(/./g, (c, at) => order.push(c + at + "abc".replace(/b/, "x")));
  log(order.join());
  const re = /a/g;
  re.lastIndex = 2;
  log("aaa".replace(re, () => re.lastIndex), re.lastIndex, "camelCaseText".replace(/[A-Z]/g, (c) => "_" + c.toLowerCase()), "x".replace(/x/, "a".repeat(3)));
  log("aaa".replaceAll("a", "b"), "aaa".replaceAll(/a/g, (c, i) => i), "abc".replaceAll("", "_"), "a.b.c".replaceAll(".", "[$&]"), "aaa".replaceAll("aa", "b"), error(() => "a".replaceAll(/a/, "")), "a1a".replaceAll("1", (...args) => args.join("|")));
  // match, matchAll and search.
  log("a1b22".match(/\d+/g), "abc".match(/x/g), "abc".match(/x/), "abc".match(/b/).index, "abc".match("b").index, "abc".match().index, "a.c".match(".")[0], "aaa".match(/(?:)/g).length);
  const all = [..."a1b22".matchAll(/([a-z])(?<n>\d+)/g)];
  log(all.length, all[1][0], all[1].index, all[1].groups.n, [..."aaa".matchAll("a")].length, [..."ab".matchAll(/(?:)/g)].map((m) => m.index), [..."a.b".matchAll(".")].length, error(() => "a".matchAll(/a/)));
  const from = /a/g;
  from.lastIndex = 1;
  const iterator = "aaa".matchAll(from);
  from.lastIndex = 3;
  log(iterator.next().value.index, from.lastIndex, iterator[Symbol.iterator]() === iterator, typeof iterator.next, [...iterator].length, JSON.stringify(iterator.next()), Object.prototype.toString.call(iterator));
  log("abc".search(/c/), "abc".search("z"), "abc".search(), "a.b".search("."), "aXb".search(/[A-Z]/g), "".search(/^$/), "a\nb".search(/^b/m));
  // split.
  const parts = (...args) => JSON.stringify(args.shift().split(...args));
  log(parts("a,b,c", ","), parts("a,b,c", ",", 2), parts("a,b,c", ",", 0), parts("abc", ""), parts("abc", "", 2), parts("", ","), parts("", ""), parts("abc"), parts("abc", undefined, 0), parts("a,b", ",", -1));
  log(parts("a1b2c", /\d/), parts("a1b2c", /(\d)/), parts("a1b2c", /(\d)/, 3), parts("A<B>bold</B>and<CODE>coded</CODE>", /<(\/)?([^<>]+)>/), parts("abc", /(?:)/), parts("", /x/), parts("", /(?:)/));
  log(parts("ab", /a*?/), parts("ab", /a*/), parts(" a  b ", /\s+/), parts("aXbxc", /x/i), parts("a\nb\r\nc", /\r?\n/), parts("abc", /$/), parts("abc", /(?=b)/), parts("abc", /(?<=b)/), parts("aaa", /a/), parts("abc", /c/));
  log(parts("test", /(?:)/, 2), parts("a,b", /,/, 4294967297), parts("a b c", " ", "2"), parts("a|b", "|"), parts("anullb", null), parts("a1b", 1), parts("a,b,", ","), "\u{1f600}a".split("").length, parts("\u{1f600}a", /(?:)/u));
  log(error(() => String.prototype.replace.call(null, "a", "")), error(() => String.prototype.split.call(undefined, "")), String.prototype.replace.call(12321, /2/g, "-"), String.prototype.split.call({ toString: () => "a-b" }, "-"));
  log(["match", "matchAll", "replace", "replaceAll", "search", "split"].map((name) => name + String.prototype[name].length).join(), "a-b_c".split(/[-_]/).map((s) => s.toUpperCase()).join(""));
  // Texts that were put together.
  let rope = "";
  for (let i = 0; i < 100; i++) {
    rope += "x" + i;
  }
  log(rope.replace(/x/g, "").length, rope.split("x").length, /x99$/.test(rope), rope.match(/x\d/g).length, typeof rope.replace("y", ""), rope.search("x50"));
}

// Expected:
//> a[b]c a[a|c]c a[b$3$0$]c a[bac$$1]c a$c
//> k-j-a-a2-a a0$001$2b $1$01b $00$0
//> 05.2024..$<m $<a>b []b 
//> bbb baa -a-b-c- -abc ab abc a$b
//> ["a-b","a","b",0,"a-b"] a["b","b",null,1,"ab",{"x":"b"}]undefined a["b",1,"abc"]c
//> a$&c aundefinedc aundefinedc anullc a1c u n
//> a0axc,b1axc,c2axc
//> 000 0 camel_case_text aaa
//> bbb 012 _a_b_c_ a[.]b[.]c ba TypeError a1|1|a1aa
//> 1,22 null null 1 1 0 a 4
//> 2 b22 2 22 3 0,1,2 3 TypeError
//> 1 3 true function 1 {"done":true} [object RegExp String Iterator]
//> 2 -1 0 0 1 0 2
//> ["a","b","c"] ["a","b"] [] ["a","b","c"] ["a","b"] [""] [] ["abc"] [] ["a","b"]
//> ["a","b","c"] ["a","1","b","2","c"] ["a","1","b"] ["A",null,"B","bold","/","B","and",null,"CODE","coded","/","CODE",""] ["a","b","c"] [""] []
//> ["a","b"] ["","b"] ["","a","b",""] ["a","b","c"] ["a","b","c"] ["abc"] ["a","bc"] ["ab","c"] ["","","",""] ["ab",""]
//> ["t","e"] ["a"] ["a","b"] ["a","b"] ["a","b"] ["a","b"] ["a","b",""] 3 ["😀","a"]
//> TypeError TypeError 1-3-1 a,b
//> match1,matchAll1,replace2,replaceAll2,search1,split2 ABC
//> 190 101 true 100 string 140
