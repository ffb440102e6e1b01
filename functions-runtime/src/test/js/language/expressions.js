// SPDX-License-Identifier: Apache-2.0
// Templates, optional chains, assignments, literals, strictness.
export async function test(log) {
  const show = (value) => (typeof value === "object" ? JSON.stringify(value) : String(value));
  const t = async (name, run) => {
    let shown;
    try {
      shown = show(await run());
    } catch (error) {
      shown = "!" + (error && error.constructor && error.constructor.name);
    }
    log(name + ": " + shown);
  };
  await t("tagged", () => { const tag = (s, ...v) => [s, s.raw, v, Object.isFrozen(s), Array.isArray(s.raw)]; return tag`a${1}\n${2}\u0041`; });
  await t("tag identity", () => { const tag = (s) => s; const f = () => tag`x`; const g = (n) => tag`x`; return [f() === f(), g() === f(), g(1) === g(2)]; });
  await t("tag invalid esc", () => { const tag = (s) => [s[0] === undefined, s.raw[0]]; return tag`\unicode`; });
  await t("tag member this", () => { const o = { p: 5, tag(s) { return this.p + s[0]; } }; return [o.tag`a`, o["tag"]`b`]; });
  await t("tag chain", () => { const f = (s) => (q) => s[0] + q[0]; return f`a``b`; });
  await t("template prim", () => { const o = { toString() { return "S"; }, valueOf() { return 1; } }; return [`${o}`, o + "", `a${1}b${null}${undefined}${[1, 2]}`]; });
  await t("template symbol", () => `${Symbol("x")}`);
  await t("opt chain", () => { const o = { a: { b() { return this.c; }, c: 7 }, n: null }; const k = "a"; return [o?.a.b(), o.a?.b?.(), o.x?.y.z.w(), o.n?.[k], o?.[k]?.["b"](), o.x?.(), (o.a?.b)(), o.a.b?.call({ c: 1 }), delete o?.a?.c, o.a, delete o.zz?.q, o.a?.["b"]?.name]; });
  await t("opt call not fn", () => { const o = { a: 1 }; o.a?.(); });
  await t("opt short eval", () => { let n = 0; const o = null; o?.[n++]; o?.a(n++); return n; });
  await t("opt in cond", () => { let o; if (o?.a) return 1; return o?.a ?? "d"; });
  await t("opt template", () => { const a = { b: (s) => s[0] }; return a.b?.(["q"]); });
  await t("nullish", () => [null ?? 1, undefined ?? 2, 0 ?? 3, "" ?? 4, false ?? 5, (null || undefined) ?? "z"]);
  await t("logical assign", () => { let a = null, b = 0, c = 1; let n = 0; const o = { get x() { n++; return 1; }, set x(v) { n += 10; } }; a ??= 5; b ||= 6; c &&= 7; o.x ??= 1; o.x ||= 1; o.x &&= 2; const k = () => (n += 100, "q"); o[k()] ??= 3; return [a, b, c, n, o.q]; });
  await t("exponent", () => { let a = 2; a **= 3; return [2 ** 3 ** 2, (-2) ** 2, a, 2 ** -1]; });
  await t("numeric sep", () => [1_000_000, 0xff_ff, 0b1010_1, 0o17, 1_0.5_0, 1e1_0]);
  await t("dup keys", () => { const o = { a: 1, b: 2, a: 3, ["b"]: 4 }; return [o, Object.keys(o)]; });
  await t("instanceof non fn", () => ({}) instanceof {});
  await t("void/comma/in", () => [void 0 === undefined, (1, 2), "a" in { a: 1 }, !("b" in {})]);
  await t("delete", () => { const o = { a: 1 }; return [delete o.a, delete o["b"], "a" in o]; });
  await t("delete frozen", () => { const o = Object.freeze({ a: 1 }); delete o.a; });
  await t("frozen write", () => { const o = Object.freeze({ a: 1 }); o.a = 2; });
  await t("frozen new", () => { const o = Object.preventExtensions({}); o.a = 2; });
  await t("getter only write", () => { const o = { get a() { return 1; } }; o.a = 2; });
  await t("undeclared write", () => { undeclaredThing = 1; });
  await t("undeclared read", () => undeclaredThing2);
  await t("typeof undeclared", () => typeof undeclaredThing3);
  await t("global write", () => { undefined = 1; });
  await t("prim prop write", () => { "abc".x = 1; });
  await t("unicode ids", () => { const \u0061b = 1, ünï = 2, $ = 3, _ = 4; const o = { "\u{1F600}": 1, \u0063: 2 }; return [ab, ünï, $ + _, o]; });
  await t("strings", () => ["\u{1F600}".length, "\x41\0\b", 'a\
b', `l1
l2`, "\u2028".length]);
  await t("asi", () => { const a = 1
    const b = 2
    ;[1].forEach(() => { })
    const f = () => { return
      5 }
    return [a, b, f()] });
  await t("regex division", () => { const a = 4, g = 2; return [a / 2 / g, /[/]/.test("/"), a /g/ 1]; });
  await t("comma for", () => { let r = []; for (let i = 0, j = 10; i < j; i += 3, j -= 2) r.push([i, j]); return r; });
  await t("getter on array len", () => { const a = [1, 2, 3]; a.length = 1; a[3] = 1; return [a.length, 2 in a]; });
  await t("json super deep", () => { const deep = {}; let c = deep; for (let i = 0; i < 50; i++) c = c.n = {}; return JSON.stringify(deep).length; });
  await t("this undefined", () => { function f() { return this; } return [f() === undefined, (() => this)() === undefined, f.call(5) === 5]; });
  await t("callee", () => { function f() { return arguments.callee; } f(); });
  await t("recursion default", () => { const f = (n, acc = []) => n ? f(n - 1, [...acc, n]) : acc; return f(3); });
  await t("absent globals", () => [typeof Proxy, typeof BigInt, typeof WebAssembly, typeof SharedArrayBuffer, typeof Atomics].length);
}

//> tagged: [["a","\n","A"],["a","\\n","\\u0041"],[1,2],true,true]
//> tag identity: [true,false,true]
//> tag invalid esc: [true,"\\unicode"]
//> tag member this: ["5a","5b"]
//> tag chain: ab
//> template prim: ["S","1","a1bnullundefined1,2"]
//> template symbol: !TypeError
//> opt chain: [7,7,null,null,7,null,7,1,true,{},true,"b"]
//> opt call not fn: !TypeError
//> opt short eval: 0
//> opt in cond: d
//> opt template: q
//> nullish: [1,2,0,"",false,"z"]
//> logical assign: [5,6,7,113,3]
//> exponent: [512,4,8,0.5]
//> numeric sep: [1000000,65535,21,15,10.5,10000000000]
//> dup keys: [{"a":3,"b":4},["a","b"]]
//> instanceof non fn: !TypeError
//> void/comma/in: [true,2,true,true]
//> delete: [true,true,false]
//> delete frozen: !TypeError
//> frozen write: !TypeError
//> frozen new: !TypeError
//> getter only write: !TypeError
//> undeclared write: !ReferenceError
//> undeclared read: !ReferenceError
//> typeof undeclared: undefined
//> global write: !TypeError
//> prim prop write: !TypeError
//> unicode ids: [1,2,7,{"😀":1,"c":2}]
//> strings: [2,"A\u0000\b","ab","l1\nl2",1]
//> asi: [1,2,null]
//> regex division: [1,true,2]
//> comma for: [[0,10],[3,8]]
//> getter on array len: [4,false]
//> json super deep: 302
//> this undefined: [true,true,true]
//> callee: !TypeError
//> recursion default: [3,2,1]
//> absent globals: 5
