// SPDX-License-Identifier: Apache-2.0
// Iterators are closed however a loop or a pattern ends.
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
  const mkit = (n, o = {}) => { const l = []; const it = { i: 0, l, next() { l.push("n"); if (o.throwAt === this.i) throw new RangeError("next"); return this.i < n ? { value: this.i++, done: false } : { value: undefined, done: true }; }, return(v) { l.push("r"); if (o.retThrow) throw new SyntaxError("ret"); return o.retPrim ? 1 : {}; }, [Symbol.iterator]() { return this; } }; return it; };
  await t("d close", () => { const it = mkit(5); const [a, b] = it; return [a, b, it.l]; });
  await t("d exhaust", () => { const it = mkit(1); const [a, b] = it; return [a, b, it.l]; });
  await t("d rest", () => { const it = mkit(3); const [a, ...b] = it; return [a, b, it.l]; });
  await t("d throw in default", () => { const it = mkit(0); let r; try { const [a = (() => { throw new Error("x"); })()] = it; } catch (e) { r = e.message; } return [r, it.l]; });
  await t("d assign throw", () => { const it = mkit(3); const o = { set x(v) { throw new Error("set"); } }; let r; try { [o.x] = it; } catch (e) { r = e.message; } return [r, it.l]; });
  await t("d empty", () => { const it = mkit(3); const [] = it; return it.l; });
  await t("d hole", () => { const it = mkit(5); const [, , c] = it; return [c, it.l]; });
  await t("d next throws", () => { const it = mkit(5, { throwAt: 1 }); let r; try { const [a, b] = it; } catch (e) { r = e.name; } return [r, it.l]; });
  await t("d ret prim", () => { const it = mkit(5, { retPrim: 1 }); const [a] = it; });
  await t("d not iter", () => { const [a] = {}; });
  await t("d null", () => { const [a] = null; });
  await t("d obj null", () => { const { a } = null; });
  await t("d obj empty null", () => { const { } = undefined; });
  await t("d obj empty null param", () => { (({ }) => { })(null); });
  await t("of throw in body", () => { const it = mkit(5); let r; const f = () => { throw new Error("b"); }; try { for (const x of it) f(); } catch (e) { r = e.message; } return [r, it.l]; });
  await t("of throw + ret throws", () => { const it = mkit(5, { retThrow: 1 }); let r; try { for (const x of it) null.x; } catch (e) { r = e.name; } return [r, it.l]; });
  await t("of break + ret throws", () => { const it = mkit(5, { retThrow: 1 }); let r; try { for (const x of it) break; } catch (e) { r = e.name; } return [r, it.l]; });
  await t("of break ret prim", () => { const it = mkit(5, { retPrim: 1 }); for (const x of it) break; });
  await t("of outer continue", () => { const a = mkit(2), b = mkit(3); outer: for (const x of a) { for (const y of b) { if (y == 1) continue outer; } } return [a.l, b.l]; });
  await t("of return in fn", () => { const it = mkit(5); const f = () => { for (const x of it) if (x === 2) return x; }; return [f(), it.l]; });
  await t("of arr mutate", () => { const a = [1, 2]; const r = []; for (const x of a) { r.push(x); if (r.length < 5) a.push(x * 2); } return r; });
  await t("of arr shrink", () => { const a = [1, 2, 3]; const r = []; for (const x of a) { r.push(x); a.pop(); } return r; });
  await t("of holes", () => { const r = []; for (const x of [1, , 3]) r.push(x); return r.map(String); });
  await t("of string", () => { const r = []; for (const x of "a\u{1F600}b") r.push(x); return r; });
  await t("of map mutate", () => { const m = new Map([[1, 2]]); const r = []; for (const [k, v] of m) { r.push(k, v); if (k < 3) m.set(k + 1, v + 1); } return r; });
  await t("of set delete", () => { const m = new Set([1, 2, 3]); const r = []; for (const k of m) { r.push(k); m.delete(2); } return r; });
  await t("of args", () => { function f() { const r = []; for (const a of arguments) r.push(a); return r; } return f(1, 2); });
  await t("of typed", () => { let s = 0; for (const x of new Float32Array([1, 2])) s += x; return s; });
  await t("of closures", () => { const fs = []; for (const x of [1, 2, 3]) fs.push(() => x); for (let i = 0; i < 3; i++) fs.push(() => i++); fs[3](); for (const k in { a: 1, b: 2 }) fs.push(() => k); return fs.map((f) => f()); });
  await t("let loop mutate", () => { const fs = []; for (let i = 0, n = 2; i <= n; i++) { fs.push(() => i); i++; } return fs.map((f) => f()); });
  await t("of target member", () => { const o = {}; for (o.x of [1, 2]); let a; const r = []; for ([a, o.b] of [[1, 2], [3, 4]]) r.push(a, o.b); return [o, r]; });
  await t("of custom array iter", () => { const a = [1, 2]; a[Symbol.iterator] = function* () { yield 9; }; const [x] = a; const r = []; for (const y of a) r.push(y); return [x, r, [...a], Math.max(...a)]; });
  await t("gen return in of", () => { let fin = 0; function* g() { try { yield 1; yield 2; } finally { fin++; } } for (const x of g()) break; const [a] = g(); return [fin, a]; });
  await t("of in gen", () => { let fin = 0; function* g() { try { yield 1; yield 2; } finally { fin++; } } function* h() { for (const x of g()) yield x * 2; } const i = h(); i.next(); i.return(5); return fin; });
  await t("of in gen throw", () => { let fin = 0; function* g() { try { yield 1; yield 2; } finally { fin++; } } function* h() { for (const x of g()) yield x * 2; } const i = h(); i.next(); try { i.throw(new Error("q")); } catch (e) { return [fin, e.message]; } });
  await t("of in async", async () => { let fin = 0; function* g() { try { yield 1; yield 2; } finally { fin++; } } for (const x of g()) { await 0; if (x == 1) break; } return fin; });
  await t("await throw in of", async () => { let fin = 0; function* g() { try { yield 1; yield 2; } finally { fin++; } } try { for (const x of g()) { await Promise.reject(new Error("r")); } } catch (e) { return [fin, e.message]; } });
  await t("for await", async () => { let l = []; async function* g() { try { yield 1; yield 2; } finally { l.push("fin"); await 0; l.push("fin2"); } } for await (const x of g()) { l.push(x); break; } return l; });
  await t("for await throw", async () => { let l = []; async function* g() { try { yield 1; yield 2; } finally { l.push("fin"); } } try { for await (const x of g()) { null.x; } } catch (e) { l.push(e.name); } return l; });
  await t("for await sync", async () => { const r = []; for await (const x of [1, Promise.resolve(2), 3]) r.push(x); return r; });
  await t("for await custom", async () => { const r = []; const o = { [Symbol.asyncIterator]() { let i = 0; return { next: async () => ({ value: i++, done: i > 3 }), return: async () => { r.push("ret"); return {}; } }; } }; for await (const x of o) { r.push(x); } for await (const x of o) { if (x == 1) break; } return r; });
  await t("for await destruct", async () => { const r = []; for await (const [a, { b = 2 }] of [[1, {}], Promise.resolve([3, { b: 4 }])]) r.push(a, b); return r; });
  await t("for await rejected", async () => { for await (const x of [Promise.reject(new TypeError("z"))]); });
  await t("for await labelled", async () => { const r = []; outer: for await (const a of [1, 2]) { for await (const b of [1, 2]) { if (b == 2) continue outer; r.push([a, b]); } } return r; });
}

//> d close: [0,1,["n","n","r"]]
//> d exhaust: [0,null,["n","n"]]
//> d rest: [0,[1,2],["n","n","n","n"]]
//> d throw in default: ["x",["n"]]
//> d assign throw: ["set",["n","r"]]
//> d empty: ["r"]
//> d hole: [2,["n","n","n","r"]]
//> d next throws: ["RangeError",["n","n"]]
//> d ret prim: !TypeError
//> d not iter: !TypeError
//> d null: !TypeError
//> d obj null: !TypeError
//> d obj empty null: !TypeError
//> d obj empty null param: !TypeError
//> of throw in body: ["b",["n","r"]]
//> of throw + ret throws: ["TypeError",["n","r"]]
//> of break + ret throws: ["SyntaxError",["n","r"]]
//> of break ret prim: !TypeError
//> of outer continue: [["n","n","n"],["n","n","r","n","n"]]
//> of return in fn: [2,["n","n","n","r"]]
//> of arr mutate: [1,2,2,4,4,8]
//> of arr shrink: [1,2]
//> of holes: ["1","undefined","3"]
//> of string: ["a","😀","b"]
//> of map mutate: [1,2,2,3,3,4]
//> of set delete: [1,3]
//> of args: [1,2]
//> of typed: 3
//> of closures: [1,2,3,1,1,2,"a","b"]
//> let loop mutate: [1,3]
//> of target member: [{"x":2,"b":4},[1,2,3,4]]
//> of custom array iter: [9,[9],[9],9]
//> gen return in of: [2,1]
//> of in gen: 1
//> of in gen throw: [1,"q"]
//> of in async: 1
//> await throw in of: [1,"r"]
//> for await: [1,"fin","fin2"]
//> for await throw: ["fin","TypeError"]
//> for await sync: [1,2,3]
//> for await custom: [0,1,2,"ret"]
//> for await destruct: [1,2,3,4]
//> for await rejected: !TypeError
//> for await labelled: [[1,1],[2,1]]
