// SPDX-License-Identifier: Apache-2.0
const error = (step) => {
  try {
    return String(step());
  } catch (thrown) {
    return thrown.name;
  }
};

export function test(log) {
  log(typeof RegExp, RegExp.name, RegExp.length, RegExp.prototype.constructor === RegExp, /a/ instanceof RegExp, Object.getPrototypeOf(/a/) === RegExp.prototype, /a/ !== /a/);
  log(Object.prototype.toString.call(/a/), Object.prototype.toString.call(RegExp.prototype), RegExp.prototype instanceof RegExp, RegExp[Symbol.species] === RegExp, Object.keys(/a/).length);
  const all = new RegExp("a", "yvsmigd");
  log(all.flags, all.global, all.ignoreCase, all.multiline, all.dotAll, all.unicode, all.unicodeSets, all.sticky, all.hasIndices, /a/u.unicode, /a/.global);
  log(RegExp("a") instanceof RegExp, RegExp(all) === all, new RegExp(all) === all, RegExp(/a/g).flags, new RegExp(/a/g, "i").flags, new RegExp(/a/g, undefined).flags, new RegExp(/a/g, "").flags);
  log(new RegExp().source, new RegExp("").source, new RegExp(undefined).source, new RegExp(null).source, new RegExp(12).source, String(new RegExp("/")), new RegExp("[/]\\/").source);
  log(new RegExp("\n\r\u2028").source, new RegExp("\\\n").source, String(RegExp.prototype), RegExp.prototype.source, RegExp.prototype.flags, RegExp.prototype.global, RegExp.prototype.toString.call({ source: "s", flags: "f" }));
  log(error(() => RegExp.prototype.exec.call({}, "a")), error(() => RegExp.prototype.test.call(1, "a")), error(() => RegExp.prototype.exec.call(RegExp.prototype, "")), error(() => RegExp.prototype.toString.call(1)));
  const getter = (name) => Object.getOwnPropertyDescriptor(RegExp.prototype, name).get;
  log(error(() => getter("global").call({})), error(() => getter("source").call({})), getter("flags").call({ global: 1, sticky: true }), getter("sticky").call(/a/y), getter("dotAll").call(RegExp.prototype));
  log(["exec", "test", "toString", "compile"].map((name) => RegExp.prototype[name].length + RegExp.prototype[name].name), RegExp.prototype[Symbol.replace].length, RegExp.prototype[Symbol.split].name);
  log(["global", "flags", "source", "exec"].map((name) => Object.getOwnPropertyDescriptor(RegExp.prototype, name).enumerable), Object.getOwnPropertyDescriptor(/a/, "lastIndex").writable, Object.getOwnPropertyDescriptor(/a/, "lastIndex").configurable, Object.getOwnPropertyDescriptor(/a/, "lastIndex").enumerable);
  // lastIndex.
  const re = /a/g;
  const seen = [];
  for (const start of [0, 1, 2, 5, -1, "1", 1.7, NaN, undefined, null, { valueOf: () => 2 }]) {
    re.lastIndex = start;
    const m = re.exec("abab");
    seen.push((m ? m.index : "x") + ":" + re.lastIndex);
  }
  log(seen.join(" "));
  const plain = /b/;
  plain.lastIndex = 7;
  log(plain.test("ab"), plain.lastIndex, plain.test("c"), plain.lastIndex, /a/y.test("ba"), error(() => Object.freeze(/a/g).test("a")), Object.freeze(/a/).test("a"));
  const sticky = /foo/y;
  log(sticky.test("foofoo bar"), sticky.lastIndex, sticky.test("foofoo bar"), sticky.lastIndex, sticky.test("foofoo bar"), sticky.lastIndex, "xfoo".replace(/foo/y, "-"), "foofoox foo".replace(/foo/gy, "-"));
  const line = /^b/my;
  line.lastIndex = 2;
  log(line.test("a\nb"), /^a/y.test("a"), "aXaX".match(/a/gy), "abc".search(/b/y), "a1b2".split(/\d/y));
  log(/undefined/.test(), /null/.test(null), /1,2/.test([1, 2]), /\[object Object\]/.test({}), error(() => /a/.test(Symbol("a"))));
  const old = /a/g;
  old.lastIndex = 3;
  log(old.compile("b", "i") === old, String(old), old.lastIndex, String(old.compile(/c/m)), error(() => old.compile(/c/, "g")), error(() => old.compile("(")));
  // Subclasses.
  class Counting extends RegExp {
    constructor(pattern, flags) {
      super(pattern, flags);
      this.count = 0;
    }

    exec(text) {
      this.count++;
      const result = super.exec(text);
      if (result) {
        result[0] = result[0].toUpperCase();
      }
      return result;
    }

    get kind() {
      return "counting " + this.flags;
    }
  }
  const counting = new Counting("b", "g");
  log(counting instanceof Counting, counting instanceof RegExp, counting.kind, "abb".match(counting), counting.count, "abb".replace(counting, "[$&]"), counting.count, counting.test("b"), counting.lastIndex);
  log(Object.prototype.toString.call(counting), String(counting), Object.keys(counting), [..."bab".matchAll(counting)].length, "abc".split(counting), "abc".search(new Counting("c")));
  // Own methods of symbols.
  const like = { [Symbol.replace]: (text, by) => "r" + text + by, [Symbol.match]: (text) => "m" + text, [Symbol.matchAll]: (text) => "a" + text, [Symbol.search]: (text) => "s" + text, [Symbol.split]: (text, limit) => "p" + text + limit };
  log("x".replace(like, 1), "x".match(like), error(() => "x".matchAll(like)), "x".search(like), "x".split(like, 2));
  const notRegExp = /b/g;
  notRegExp[Symbol.match] = false;
  log(RegExp(notRegExp) === notRegExp, error(() => "a/b/g".replaceAll({ [Symbol.match]: false, toString: () => "/" }, "")), error(() => "a".match({ [Symbol.match]: 1 })));
  log(RegExp({ [Symbol.match]: true, source: "q", flags: "g", constructor: RegExp }).source, String(new RegExp({ [Symbol.match]: true, source: "q", flags: "g" })));
  // What a script has changed is used.
  const { exec } = RegExp.prototype;
  let calls = 0;
  RegExp.prototype.exec = function (text) {
    calls++;
    return exec.call(this, text);
  };
  log("aXa".replace(/a/g, "b"), /a/.test("a"), "a,b".split(/,/), "aa".match(/a/g), "ba".search(/a/), [..."ba".matchAll(/a/g)].length, calls);
  RegExp.prototype.exec = exec;
  const flags = Object.getOwnPropertyDescriptor(RegExp.prototype, "flags");
  let reads = 0;
  Object.defineProperty(RegExp.prototype, "flags", { get() { reads++; return flags.get.call(this); }, configurable: true });
  log("a".replace(/a/g, ""), "a".match(/a/), "a".split(/a/), reads);
  Object.defineProperty(RegExp.prototype, "flags", flags);
  const strange = { exec: () => null, flags: "g", lastIndex: 4 };
  log(RegExp.prototype[Symbol.replace].call(strange, "text", ""), strange.lastIndex, RegExp.prototype.test.call(strange, ""), error(() => RegExp.prototype.test.call({ exec: () => 1 }, "")));
  const matchOnce = { flags: "", exec: () => ({ index: 1, length: 2, 0: "bc", 1: "x", groups: { n: "y" } }) };
  log(RegExp.prototype[Symbol.replace].call(matchOnce, "abcd", "[$&$1$<n>$`$']"), RegExp.prototype[Symbol.replace].call(matchOnce, "abcd", (...args) => JSON.stringify(args)));
}

// Expected:
//> function RegExp 2 true true true true
//> [object RegExp] [object Object] false true 0
//> dgimsvy true true true true false true true true true false
//> true true false g i g 
//> (?:) (?:) (?:) null 12 /\// [/]\/
//> \n\r\u2028 \n /(?:)/ (?:)  undefined /s/f
//> TypeError TypeError TypeError TypeError
//> TypeError TypeError gy true undefined
//> 1exec,1test,0toString,2compile 2 [Symbol.split]
//> false,false,false,false true false false
//> 0:1 2:3 2:3 x:0 0:1 2:3 2:3 0:1 0:1 0:1 2:3
//> true 7 false 7 false TypeError true
//> true 3 true 6 false 0 xfoo --x foo
//> true true a -1 a,b,
//> true true true true TypeError
//> true /b/i 0 /c/m TypeError SyntaxError
//> true true counting g B,B 3 a[B][B] 6 true 1
//> [object RegExp] /b/g count 1 a,c 2
//> rx1 mx TypeError sx px2
//> false abg TypeError
//> q /q/g
//> bXb true a,b a,a 1 1 13
//>  a , 3
//> text 0 false TypeError
//> a[bcxyad]d a["bc","x",1,"abcd",{"n":"y"}]d
