// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  log(/a(b)?c/.exec("ac")[1], /^[\w.]+@\w+\.\w+$/i.test("A.b@c.de"), "aXbX".replace(/x/gi, "-"), /(\d{4})-(\d{2})/.exec("on 2020-05").index, /[\u00e0-\u00ff]/.test("é"), /\bfoo\b/.test("a foo b"), /a{2,3}?/.exec("aaaa")[0]);
  const re = /o/g;
  const at = [];
  let m;
  while ((m = re.exec("foo boo"))) at.push(m.index);
  log(at, re.lastIndex, re.flags, re.source, String(/a\/b/), new RegExp("a+", "gi").toString(), /(?=x)x/.test("x"), /(?!x)y/.test("y"), /[^]/.test("\n"));
  log(/a.b/s.test("a\nb"), /a.b/.test("a\nb"), /[.]/s.test("x"), /\u{e9}+/u.exec("éé")[0]);
  log(new RegExp("a.b", "s").test("a\nb"), RegExp("\\u{1F600}x", "u").test("😀x"), /a/ instanceof RegExp, new RegExp(/q/gi).flags, RegExp.name, /^😀$/u.test("😀"));
  log("a\nb".match(/^b$/m)[0], "aBc".search(/[A-Z]/), "x-y_z".split(/([-_])/), /(a)|(b)/.exec("b"), RegExp("[a]").source);
}

// Expected:
//> undefined true a-b- 3 true true aa
//> 1,2,5,6 0 g o /a\/b/ /a+/gi true true true
//> true false false éé
//> true true true gi RegExp true
//> b 1 x,-,y,_,z b,,b [a]
