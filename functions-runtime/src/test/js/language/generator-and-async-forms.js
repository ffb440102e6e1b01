// SPDX-License-Identifier: Apache-2.0
// Generators, async functions and async generators.
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
  await t("yield star", () => { function* a() { const x = yield 1; log("got " + x); return "ra"; } function* b() { const r = yield* a(); yield r; yield* [5, 6]; return 9; } const g = b(); return [g.next(), g.next("in"), g.next(), g.next(), g.next(), g.next()]; });
  await t("yield star throw", () => { const l = []; function* a() { try { yield 1; } catch (e) { l.push("c" + e); yield 2; } finally { l.push("f"); } } function* b() { yield* a(); yield 3; } const g = b(); g.next(); return [g.throw("E"), g.next(), g.return(7), g.next(), l]; });
  await t("yield star return", () => { const l = []; function* a() { try { yield 1; } finally { l.push("f"); yield "cleanup"; l.push("g"); } } function* b() { try { yield* a(); } finally { l.push("bf"); } } const g = b(); g.next(); return [g.return(7), g.next(), g.next(), l]; });
  await t("yield star custom", () => { const l = []; const it = { [Symbol.iterator]() { return { next(v) { l.push("n" + v); return { value: 1, done: false }; }, return(v) { l.push("r" + v); return { value: v + 1, done: true }; }, throw(v) { l.push("t" + v); return { value: "tv", done: true }; } }; } }; function* g() { const r = yield* it; return r; } const a = g(); a.next(0); a.next(1); const b = g(); b.next(); return [a.return(5), b.throw(6), l]; });
  await t("gen return fin", () => { function* g() { try { yield 1; } finally { return 5; } } const a = g(); a.next(); return [a.return(1), a.next()]; });
  await t("gen not started", () => { let n = 0; function* g() { n++; yield 1; } const a = g(); const b = g(); let r; try { b.throw(new RangeError("x")); } catch (e) { r = e.name; } return [a.return(4), a.next(), n, r, b.next()]; });
  await t("gen running", () => { let a; function* g() { a.next(); yield 1; } a = g(); a.next(); });
  await t("gen throws done", () => { function* g() { yield 1; throw new RangeError("x"); } const a = g(); a.next(); try { a.next(); } catch { } return a.next(); });
  await t("gen args/this", () => { function* g(a, ...r) { yield this.x; yield arguments.length; yield [a, r]; } return [...g.call({ x: 5 }, 1, 2, 3)]; });
  await t("gen complex", () => { function* g() { let i = 0; for (; ;) { const cmd = yield i++; if (cmd === "stop") return "s"; switch (cmd) { case "a": yield "A"; break; case "b": { const z = yield "B"; yield z; } } const o = { p: yield "o", [yield "k"]: 1 }; yield o; } } const a = g(); return [a.next(), a.next("b"), a.next("zz"), a.next(), a.next("P"), a.next("K"), a.next(), a.next("stop"), a.next()].map((r) => r.value === undefined ? "_" : r.value); });
  await t("gen try loop", () => { function* g() { for (let i = 0; i < 3; i++) { try { if (i === 1) continue; yield i; if (i === 2) break; } finally { yield "f" + i; } } } return [...g()]; });
  await t("gen closures", () => { function* g() { for (let i = 0; i < 3; i++) yield () => i; } return [...g()].map((f) => f()); });
  await t("gen cond", () => { function* g(x) { const r = x ? yield 1 : yield 2; const q = (yield 3) && (yield 4); const n = (yield 5) ?? (yield 6); return [r, q, n, `${yield 7}`, (yield 8)?.p]; } const run = (i, v) => { const r = []; let s = i.next(); while (!s.done) { r.push(s.value); s = i.next(v); } return [r, s.value]; }; return [run(g(true), 1), run(g(false), null)]; });
  await t("async order", async () => { const l = []; const f = async (n) => { l.push(n + 1); await null; l.push(n + 2); await new Promise((r) => setTimeout(r, 1)); l.push(n + 3); }; const p = f("a"); l.push("s"); await Promise.all([p, f("b")]); return l; });
  await t("async try", async () => { const l = []; const f = async () => { try { await Promise.reject(new Error("x")); } catch (e) { l.push(e.message); return "r"; } finally { await 0; l.push("f"); } }; l.push(await f()); return l; });
  await t("async finally return", async () => { const f = async () => { try { throw 1; } finally { return await 5; } }; return f(); });
  await t("async loop", async () => { let s = 0; for (let i = 0; i < 3; i++) { for (const x of [1, 2]) { if (x === 2) continue; s += await x * i; } } while (await (s < 10)) s += await 3; return s; });
  await t("async this/args", async () => { const o = { v: 1, async m() { const g = async (x) => this.v + x + arguments[0]; return g(1) ; } }; return o.m(10); });
  await t("async arrow param throw", async () => { const f = async (a = (() => { throw new Error("p"); })()) => 1; let sync = true; try { await f(); } catch (e) { return e.message; } });
  await t("async param destruct reject", () => { const f = async ({ a }) => a; let p; try { p = f(null); } catch (e) { return "sync"; } p.catch(() => { }); return "promise"; });
  await t("thenable await", async () => await { then(r) { r(5); } });
  await t("asyncgen queue", async () => { const l = []; async function* g() { for (let i = 0; i < 3; i++) { await 0; yield i; } return "e"; } const a = g(); const rs = await Promise.all([a.next(), a.next(), a.next(), a.next(), a.next()]); return rs; });
  await t("asyncgen throw/return", async () => { const l = []; async function* g() { try { yield 1; yield 2; } catch (e) { l.push("c" + e); yield 3; } finally { l.push("f"); } } const a = g(); await a.next(); l.push(await a.throw("E")); l.push(await a.return(9)); l.push(await a.next()); return l; });
  await t("asyncgen yield promise", async () => { async function* g() { yield Promise.resolve(1); try { yield Promise.reject(new Error("r")); } catch (e) { yield "c" + e.message; } } const r = []; for await (const x of g()) r.push(x); return r; });
  await t("asyncgen yield*", async () => { async function* a() { const x = yield 1; yield x; return "ra"; } async function* b() { const r = yield* a(); yield r; yield* [7, Promise.resolve(8)]; } const g = b(); return [await g.next(), await g.next("in"), await g.next(), await g.next(), await g.next(), await g.next()]; });
  await t("asyncgen return await", async () => { async function* g() { return Promise.resolve(4); } return (await g().next()); });
  await t("asyncgen this", async () => { const o = { v: 3, async *g(...a) { yield this.v; yield arguments.length; yield* a; } }; const r = []; for await (const x of o.g(8, 9)) r.push(x); return r; });
  await t("iife async gen", async () => { const r = []; for await (const x of (async function* () { yield* [1, 2]; })()) r.push(x); return r; });
  await t("var hoist fn in async", async () => { const r = [typeof h, h()]; await 0; function h() { return v; } var v = 3; r.push(h()); return r; });
}

//> got in
//> yield star: [{"value":1,"done":false},{"value":"ra","done":false},{"value":5,"done":false},{"value":6,"done":false},{"value":9,"done":true},{"done":true}]
//> yield star throw: [{"value":2,"done":false},{"value":3,"done":false},{"value":7,"done":true},{"done":true},["cE","f"]]
//> yield star return: [{"value":"cleanup","done":false},{"done":true},{"done":true},["f","g","bf"]]
//> yield star custom: [{"value":6,"done":true},{"value":"tv","done":true},["nundefined","n1","nundefined","r5","t6"]]
//> gen return fin: [{"value":5,"done":true},{"done":true}]
//> gen not started: [{"value":4,"done":true},{"done":true},0,"RangeError",{"done":true}]
//> gen running: !TypeError
//> gen throws done: {"done":true}
//> gen args/this: [5,3,[1,[2,3]]]
//> gen complex: [0,"B","zz","o","k",{"p":"P","K":1},1,"s","_"]
//> gen try loop: [0,"f0","f1",2,"f2"]
//> gen closures: [0,1,2]
//> gen cond: [[[1,3,4,5,7,8],[1,1,1,"1",null]],[[2,3,5,6,7,8],[null,null,null,"null",null]]]
//> async order: ["a1","s","b1","a2","b2","a3","b3"]
//> async try: ["x","f","r"]
//> async finally return: 5
//> async loop: 12
//> async this/args: 12
//> async arrow param throw: p
//> async param destruct reject: promise
//> thenable await: 5
//> asyncgen queue: [{"value":0,"done":false},{"value":1,"done":false},{"value":2,"done":false},{"value":"e","done":true},{"done":true}]
//> asyncgen throw/return: ["cE",{"value":3,"done":false},"f",{"value":9,"done":true},{"done":true}]
//> asyncgen yield promise: [1,"cr"]
//> asyncgen yield*: [{"value":1,"done":false},{"value":"in","done":false},{"value":"ra","done":false},{"value":7,"done":false},{"value":8,"done":false},{"done":true}]
//> asyncgen return await: {"value":4,"done":true}
//> asyncgen this: [3,2,8,9]
//> iife async gen: [1,2]
//> var hoist fn in async: ["function",null,3]
