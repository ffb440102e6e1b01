// SPDX-License-Identifier: Apache-2.0
// Parameters, names and lengths of functions.
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
  await t("params", () => { const f = ({ a, b: [c] } = { a: 1, b: [2] }, [d = a] = [], ...[e, ...g]) => [a, c, d, e, g]; return [f(), f({ a: 5, b: [6] }, [7], 8, 9, 10), f.length]; });
  await t("lengths", () => [((a, b) => { }).length, ((a, b = 1) => { }).length, ((...a) => { }).length, ((a = 1, b) => { }).length, (function (a, { b }, c) { }).length, (({ a } = {}) => { }).length, (async (a, b = 1) => { }).length, (function* (a, b) { }).length, (async function* (a, ...b) { }).length, { m(a, b = 1, c) { } }.m.length, { async m(a, b) { } }.m.length, (function ([a], b) { }).length]);
  await t("names2", () => { const o = { async a() { }, *b() { }, async *c() { }, ["d"]() { } }; class K { x() { } static y() { } get z() { return 1; } async w() { } ["q"]() { } [Symbol.iterator]() { } *g() { } } const k = new K(); return [o.a.name, o.b.name, o.c.name, o.d.name, k.x.name, K.y.name, Object.getOwnPropertyDescriptor(K.prototype, "z").get.name, k.w.name, k.q.name, k[Symbol.iterator].name, k.g.name]; });
  await t("name self ref", () => { let f = function g() { return g; }; const h = f; f = null; return h() === h; });
  await t("name shadow", () => { let f = function () { return typeof f; }; const h = f; f = 5; return h(); });
  await t("param scope", () => { const x = 1; const f = (a = () => x, b = a()) => { const x = 2; return [a(), b, x]; }; return f(); });
  await t("param default this/args", () => { function f(a = this.q, b = arguments.length) { return [a, b]; } return f.call({ q: 3 }); });
  await t("args unmapped", () => { function f(a, b = 2) { a = 9; return [arguments[0], arguments.length]; } return f(1); });
  await t("args in arrow", () => { function f() { const g = (...x) => [arguments[0], x]; return g(5); } return f(1); });
}

//> params: [[1,2,1,null,[]],[5,6,7,8,[9,10]],0]
//> lengths: [2,1,0,0,3,0,1,2,1,1,2,2]
//> names2: ["a","b","c","d","x","y","get z","w","q","[Symbol.iterator]","g"]
//> name self ref: true
//> name shadow: number
//> param scope: [1,1,2]
//> param default this/args: [3,0]
//> args unmapped: [1,1]
//> args in arrow: [1,[5]]
