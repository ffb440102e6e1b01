// SPDX-License-Identifier: Apache-2.0
// Constants, early uses, scopes, labels, loops, switch and try.
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
  await t("const assign", () => { const a = 1; a = 2; });
  await t("const inc", () => { const a = 1; a++; });
  await t("const in closure", () => { const a = 1; const f = () => { a += 1; }; f(); });
  await t("const destruct", () => { const a = 1; [a] = [2]; });
  await t("const for of", () => { for (const a of [1]) a = 2; });
  await t("const logical short", () => { const a = 1; a ||= 2; return a; });
  await t("const rhs evaluated", () => { const l = []; const a = 1; try { a = l.push(1); } catch (e) { l.push(e.name); } return l; });
  await t("tdz straight", () => { x; let x = 1; });
  await t("tdz typeof", () => { typeof x; let x; });
  await t("tdz assign", () => { x = 1; let x; });
  await t("tdz self", () => { let x = x + 1; });
  await t("tdz ok closure", () => { const f = () => x; let x = 5; return f(); });
  await t("tdz const fn", () => { g(); const g = () => 1; });
  await t("let reset in loop", () => { const r = []; for (let i = 0; i < 2; i++) { let x; r.push(x); x = i; } return r.map(String); });
  await t("switch scope", () => { let x = 0; switch (1) { case 1: let x = 5; { let y = x; return [x, y]; } } });
  await t("switch closures", () => { const fs = []; for (let i = 0; i < 3; i++) switch (i) { default: let q = i; fs.push(() => q); } return fs.map((f) => f()); });
  await t("hoist block fn", () => { const r = [typeof f]; { r.push(typeof f); function f() { } } return r; });
  await t("block fn shadow", () => { function f() { return 1; } { function f() { return 2; } } return f(); });
  await t("labels", () => { let n = 0; a: { n++; if (n) break a; n = 100; } b: for (let i = 0; ; i++) { c: for (; ;) { if (i > 2) break b; n++; continue b; } } return n; });
  await t("label closure", () => { const fs = []; outer: for (const i of [1, 2, 3]) { for (const j of [1, 2, 3]) { if (j > i) continue outer; fs.push(() => i * j); } } return fs.map((f) => f()); });
  await t("loop closure return", () => { function f() { for (let i = 0; i < 5; i++) { const g = () => i; if (g() === 3) return g; } } return f()(); });
  await t("while closure", () => { const fs = []; let i = 0; while (i < 3) { const j = i++; fs.push(() => j); if (j === 1) continue; } do { let k = i--; fs.push(() => k); } while (i > 1); return fs.map((f) => f()); });
  await t("for closure in cond", () => { const fs = []; for (let i = 0, f = () => i; i < 2; i++) fs.push(f); return fs.map((f) => f()); });
  await t("finally override", () => { const f = () => { try { return 1; } finally { return 2; } }; const g = () => { for (; ;) { try { return 1; } finally { break; } } return 3; }; const h = () => { try { throw 1; } catch (e) { return "c" + e; } finally { } }; return [f(), g(), h()]; });
  await t("catch scope", () => { const e = 1; try { throw 2; } catch (e) { var z = e; } try { throw [1, { a: 2 }]; } catch ([p, { a }]) { return [e, z, p, a]; } });
  await t("optional catch", () => { try { throw 1; } catch { return 2; } });
  await t("for in order", () => { const r = []; for (const k in { b: 1, 2: 1, a: 1, 1: 1 }) r.push(k); return r; });
  await t("for in null", () => { for (const k in null) return 1; for (var k2 in undefined) return 2; return 0; });
  await t("for in inherited", () => { class A { m() { } } const o = new A(); o.x = 1; const r = []; for (const k in o) r.push(k); for (const k in Object.create({ q: 1 })) r.push(k); return r; });
}

//> const assign: !TypeError
//> const inc: !TypeError
//> const in closure: !TypeError
//> const destruct: !TypeError
//> const for of: !TypeError
//> const logical short: 1
//> const rhs evaluated: [1,"TypeError"]
//> tdz straight: !ReferenceError
//> tdz typeof: !ReferenceError
//> tdz assign: !ReferenceError
//> tdz self: !ReferenceError
//> tdz ok closure: 5
//> tdz const fn: !ReferenceError
//> let reset in loop: ["undefined","undefined"]
//> switch scope: [5,5]
//> switch closures: [0,1,2]
//> hoist block fn: ["undefined","function"]
//> block fn shadow: 1
//> labels: 4
//> label closure: [1,2,4,3,6,9]
//> loop closure return: 3
//> while closure: [0,1,2,3,2]
//> for closure in cond: [0,0]
//> finally override: [2,3,"c1"]
//> catch scope: [1,2,1,2]
//> optional catch: 2
//> for in order: ["1","2","b","a"]
//> for in null: 0
//> for in inherited: ["x","q"]
