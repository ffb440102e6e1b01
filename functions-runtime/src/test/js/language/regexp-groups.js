// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const date = /(?<year>\d{4})-(?<month>\d{2})(?:-(?<day>\d{2}))?/;
  const { groups } = date.exec("on 2024-05");
  log(groups.year, groups.month, groups.day, "day" in groups, Object.keys(groups), Object.getPrototypeOf(groups), "toString" in groups);
  log(/(a)/.exec("a").groups, "groups" in /a/.exec("a"), Object.keys(/a/.exec("a")), Object.keys(/(?<x>a)/d.exec("a")));
  const { groups: { year, month = "?" } } = date.exec("1999-12-31");
  log(year, month, /(?<a>.)\k<a>/.exec("abb")[0], /\k<a>(?<a>x)/.exec("x")[0], /(?<a>a)(?<b>b)?\k<b>c/.exec("ac")[0]);
  log(/(?<$>a)(?<_b1>b)(?<été>c)(?<\u{1d49c}>d)/u.exec("abcd").groups["\u{1d49c}"], Object.keys(/(?<z>a)|(?<y>b)/.exec("b").groups));
  log(JSON.stringify(/(?<__proto__>a)/.exec("a").groups.__proto__), Object.getOwnPropertyNames(/(?<__proto__>a)/.exec("a").groups));
  // Indices.
  const m = /a(?<b>b)?(c)(?:d(?<e>e))?/d.exec("xacx");
  log(JSON.stringify(m.indices), JSON.stringify(m.indices.groups), m.indices.groups.e, Object.getPrototypeOf(m.indices.groups), m.indices[3]);
  log(/a/.exec("a").indices, JSON.stringify(/(?:)/d.exec("").indices), /a/d.exec("a").indices.groups, "\u{1f600}x".match(/x/du).indices[0]);
  log(Array.isArray(m), Array.isArray(m.indices), m.length, m.index, m.input, Object.prototype.toString.call(m), m.slice(0, 2), m.concat([1]).length);
  m.push("more");
  log(m.length, m[m.length - 1], m.index, delete m.index, m.index, JSON.stringify(m), m.map((x) => typeof x));
  // Lookarounds.
  log(/(?<=\$)\d+(\.\d*)?/.exec("$10.53")[0], /(?<!\$)\b\d+/.exec("$10 €20")[0], /(?<=(\d+)(\d+))$/.exec("1053").slice(1), /(?<=\1(\w))d/i.exec("abcCd")[0]);
  log(/(?<=a|bc)d/.exec("bcd").index, /(?<=^|,)[^,]*/.exec("a,b")[0], "1234567.89".replace(/(?<!\.\d*)(?<=\d)(?=(?:\d{3})+(?!\d))/g, ","), /(?<=([abc]+)).\1/.exec("abcdbc"));
  log(/(?<!abc)\w\w\w/.exec("abcdef")[0], /(?<!(^|[ab]))\w{2}/.exec("abcdef")[0], /(?<=^(\w{3}))def$/.exec("abcdef")[1], /(?<=(?:\b)[c-e]{3})f/.exec("abcdef"));
  log(/(?<=(?<a>\w){3})f/.exec("abcdef").groups.a, /(?<=(?<a>\w)+)f/.exec("abcdef").groups.a, /(?<=(?=(b))b)c/.exec("abc")[1], /(?<=a(?!b).*)c/.exec("abac").index);
  log(/(?=(a))(?!(b))/.exec("a").slice(), /(?!(a)b)a/.exec("aab").slice(), /(?=(a+?))\1b/.exec("aab").index, /^(?=.*\d)(?=.*[a-z]).{4,}$/.test("abc1"));
  log(/(?<=\ud83d)\ude00/.test("\u{1f600}"), /(?<=\ud83d)\ude00/u.test("\u{1f600}"), /(?<=\u{1f600})x/u.test("\u{1f600}x"), /(?<!.)x/su.exec("\u{1f600}xx"));
}

// Expected:
//> 2024 05 undefined true year,month,day null false
//> undefined true 0,index,input,groups 0,1,index,input,groups,indices
//> 1999 12 bb x ac
//> d z,y
//> "a" __proto__
//> [[1,3],null,[2,3],null] {} undefined null undefined
//> undefined [[0,0]] undefined 2,3
//> true true 4 1 xacx [object Array] ac, 5
//> 5 more 1 true undefined ["ac",null,"c",null,"more"] string,undefined,string,undefined,string
//> 10.53 20 1,053 d
//> 2 a 1,234,567.89 null
//> abc de abc null
//> c a b 3
//> ,a, a, 1 true
//> true false true null
