// SPDX-License-Identifier: Apache-2.0
// Destructuring, spread and object literals.
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
  await t("spread call", () => Math.max(...mkit(3), ...new Set([7])));
  await t("spread new", () => { class P { constructor(...a) { this.a = a; } } return new P(...[1, 2], 3).a; });
  await t("new Date spread", () => new Date(...[2020, 1]).getMonth());
  await t("spread undefined", () => [...undefined]);
  await t("obj spread setter", () => { let called = 0; const o = { ...{ x: 1 }, set x(v) { called = 1; } }; const p = { set x(v) { called = 2; }, ...{ x: 5 } }; return [called, p.x, Object.getOwnPropertyDescriptor(o, "x").value === undefined]; });
  await t("order obj", () => { const l = []; const f = (x) => (l.push(x), x); const o = { [f("a")]: f(1), b: f(2), [f("c")]: f(3), ...f({ d: 4 }), e: f(5), get [f("g")]() { return 1; } }; return [l, Object.keys(o)]; });
  await t("rest obj", () => { const s = Symbol(); const k = "b"; const { a, [k]: bb, "c-d": cd, 5: five, ...r } = { a: 1, b: 2, "c-d": 3, 5: 5, e: 6, [s]: 7 }; return [a, bb, cd, five, r, r[s]]; });
  await t("rest getter once", () => { let n = 0; const { a, ...r } = { get a() { return ++n; }, b: 1 }; return [n, a, r]; });
  await t("nested", () => { const { a: { b: [c, { d = 4, ...e } = {}] = [], ...f } = {}, ...g } = { a: { b: [1, { x: 1 }], z: 2 }, q: 3 }; return [c, d, e, f, g]; });
  await t("defaults order", () => { const l = []; const f = (x) => (l.push(x), x); const { [f("k")]: a = f("d"), b = f("e") } = { b: 1 }; return l; });
  await t("default undefined/null", () => { const { a = 1, b = 2 } = { a: undefined, b: null }; const [c = 1, d = 2] = [undefined, null]; return [a, b, c, d]; });
  await t("swap", () => { let a = 1, b = 2; [a, b] = [b, a]; const arr = [1, 2, 3]; [arr[0], arr[2]] = [arr[2], arr[0]]; return [a, b, arr]; });
  await t("assign value", () => { let a, b; const src = [1, 2]; const r = ([a, b] = src); const q = ({ length: b } = src); return [r === src, q === src, a, b]; });
  await t("rest with args", () => { function f(a, ...r) { return [arguments.length, r.length, r]; } return [f(), f(1), f(1, 2, 3)]; });
}

//> spread call: 7
//> spread new: [1,2,3]
//> new Date spread: 1
//> spread undefined: !TypeError
//> obj spread setter: [0,5,true]
//> order obj: [["a",1,2,"c",3,{"d":4},5,"g"],["a","b","c","d","e","g"]]
//> rest obj: [1,2,3,5,{"e":6},7]
//> rest getter once: [1,1,{"b":1}]
//> nested: [1,4,{"x":1},{"z":2},{"q":3}]
//> defaults order: ["k","d"]
//> default undefined/null: [1,null,1,null]
//> swap: [2,1,[3,2,1]]
//> assign value: [true,true,1,2]
//> rest with args: [[0,0,[]],[1,0,[]],[3,2,[2,3]]]
