// SPDX-License-Identifier: Apache-2.0
// Classes: members, names, new.target, superclasses of any kind.
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
  await t("alias native", () => { const M = Map; class X extends M { constructor(e) { super(e); this.z = 1; } twice(k) { return this.get(k) * 2; } } const x = new X([[1, 2]]); return [x.twice(1), x instanceof Map, x instanceof X, x.size, x.z]; });
  await t("alias error", () => { const E = globalThis.Error; class X extends E { constructor(m) { super(m); this.name = "X"; } } const x = new X("hi"); return [x.message, x instanceof Error, x instanceof X, String(x), typeof x.stack]; });
  await t("array sub ctor", () => { class A extends Array { constructor(...a) { super(...a); this.tag = "t"; } } const a = new A(1, 2, 3); return [a.length, a[1], a.tag, a instanceof A]; });
  await t("promise sub", async () => { class P extends Promise { x() { return 1; } } const p = new P((r) => r(4)); return [p.x(), p instanceof P, p.then(() => 1) instanceof P, await p, P.resolve(1) instanceof P, await P.all([1, P.resolve(2)])]; });
  await t("set sub", () => { class S extends Set { add(v) { return super.add(v * 2); } } const s = new S([1, 2]); return [[...s], s.has(4), s.size]; });
  await t("map sub", () => { class S extends Map { get(k) { return super.get(k) ?? "none"; } } const s = new S([[1, 2]]); return [s.get(1), s.get(3)]; });
  await t("typed sub", () => { class B extends Uint8Array { sum() { let s = 0; for (const b of this) s += b; return s; } } const b = new B([1, 2, 3]); return [b.sum(), b.length, b instanceof B, b instanceof Uint8Array]; });
  await t("regexp sub", () => { class R extends RegExp { constructor(p) { super(p, "g"); } } return ["aXbX".replace(new R("X"), "-"), new R("a").flags]; });
  await t("date sub", () => { class D extends Date { y() { return this.getUTCFullYear(); } } return new D(0).y(); });
  await t("string sub", () => { class D extends String { y() { return this.length; } } return [new D("abc").y(), new D("abc") + "d"]; });
  await t("number sub", () => { class D extends Number { y() { return this + 1; } } return new D(3).y(); });
  await t("object sub", () => { class D extends Object { constructor() { super(); this.a = 1; } } return [new D().a, new D() instanceof D]; });
  await t("function-returning", () => { function F() { return { q: 1, __proto__: F.prototype }; } class D extends F { constructor() { super(); this.w = 2; } } const d = new D(); return [d.q, d.w, d instanceof D]; });
  await t("extends not ctor", () => { class N extends 5 { } });
  await t("extends undefined", () => { let u; class N extends u { } });
  await t("call class", () => { class N { } N(); });
  await t("derived returns obj", () => { class B { } class N extends B { constructor() { return { a: 1 }; } } return new N(); });
  await t("derived returns prim", () => { class B { } class N extends B { constructor() { super(); return 1; } } return new N() instanceof N; });
  await t("new.target", () => { class B { constructor() { this.n = new.target.name; this.is = new.target === B; } } class N extends B { } return [new B(), new N()]; });
  await t("abstract", () => { class B { constructor() { if (new.target === B) throw new TypeError("abstract"); } } class C extends B { } new C(); new B(); });
  await t("new.target fn", () => { function F() { if (!new.target) return "called"; this.a = new.target === F; } return [F(), new F().a]; });
  await t("new.target fnexp", () => { const F = function () { return { nt: new.target !== undefined }; }; return [F(), new F()]; });
  await t("new.target arrow", () => { function F() { const g = () => new.target; this.r = g() === F; } return new F(); });
  await t("new.target method", () => { const o = { m() { return new.target; } }; return String(o.m()); });
  await t("new.target Reflect", () => { class A { constructor() { this.n = new.target.name; } } class Z { } const r = Reflect.construct(A, [], Z); return [r.n, r instanceof Z, r instanceof A]; });
  await t("static inherit", () => { class A { static make() { return new this(); } static get kind() { return "k" + this.name; } } class B extends A { static make() { return super.make(); } } return [B.make() instanceof B, B.kind, A.kind, Object.getPrototypeOf(B) === A]; });
  await t("inner class name", () => { const B = class Foo { static me() { return Foo; } }; return [B.me() === B, typeof Foo]; });
  await t("computed members", () => { const k = "x"; const log2 = []; class A { [(log2.push(1), k)]() { return 1; } static [(log2.push(2), k)]() { return 2; } get [(log2.push(3), k + "g")]() { return 3; } static get [(log2.push(4), k + "g")]() { return 4; } *[Symbol.iterator]() { yield 1; } async ["as"]() { } } return [new A().x(), A.x(), new A().xg, A.xg, [...new A()], log2, Object.keys(A.prototype)]; });
  await t("getter+setter computed", () => { const k = "v"; class A { get [k]() { return this._v; } set [k](x) { this._v = x * 2; } } const a = new A(); a.v = 4; return [a.v, Object.keys(a)]; });
  await t("toString tag", () => { class A { get [Symbol.toStringTag]() { return "AA"; } } return String(new A()); });
  await t("accessor pair static", () => { class A { static #v = 1; static get v() { return A.#v; } static set v(x) { A.#v = x; } } A.v = 5; return A.v; });
  await t("class decl tdz", () => { new A(); class A { } });
  await t("accessor inherit set only", () => { class A { get x() { return 1; } } class B extends A { set x(v) { } } return [new B().x]; });
  await t("ctor length/name", () => { class A { constructor(a, b, c = 1) { } } class B extends A { } return [A.length, B.length, A.name, B.name]; });
  await t("default derived ctor", () => { class A { constructor(...a) { this.a = a; } } class B extends A { } return new B(1, 2, 3).a; });
  await t("return override base", () => { class A { constructor() { return { z: 1 }; } } class B extends A { f = 2; } const b = new B(); return b; });
  await t("error sub", () => { class MyErr extends Error { constructor(msg, opt) { super(msg, opt); this.name = this.constructor.name; } } class Sub extends MyErr { code = 5; } const e = new Sub("m", { cause: 1 }); return [e.name, e.message, e.code, e.cause, e instanceof MyErr, e instanceof Sub, Object.prototype.toString.call(e), e.stack.split("\n")[0]]; });
  await t("eventtarget sub", () => { class T extends EventTarget { fire() { this.dispatchEvent(new Event("x")); } } const x = new T(); let n = 0; x.addEventListener("x", () => n++); x.fire(); return n; });
  await t("web subs", async () => { class R extends Response { y() { return this.status; } } class H extends Headers { z() { return this.get("a"); } } class U extends URL { w() { return this.pathname; } } class Ev extends Event { constructor() { super("q"); } } return [new R("a", { status: 201 }).y(), new H({ a: "1" }).z(), new U("http://a/b").w(), new Ev().type, await new R("a").text()]; });
  await t("bound/func sub", () => { class F extends Function { } return typeof F; });
  await t("Object.create class", () => { class A { constructor() { this.a = 1; } } const o = Object.create(A.prototype); return [o instanceof A, o.a]; });
  await t("es5 inherits from class", () => { class A { constructor() { this.a = 1; } } function B() { return Reflect.construct(A, [], B); } B.prototype = Object.create(A.prototype); return new B().a; });
}

//> alias native: [4,true,true,1,1]
//> alias error: ["hi",true,true,"X: hi","string"]
//> array sub ctor: [3,2,"t",true]
//> promise sub: [1,true,true,4,true,[1,2]]
//> set sub: [[2,4],true,2]
//> map sub: [2,"none"]
//> typed sub: [6,3,true,true]
//> regexp sub: ["a-b-","g"]
//> date sub: 1970
//> string sub: [3,"abcd"]
//> number sub: 4
//> object sub: [1,true]
//> function-returning: [1,2,false]
//> extends not ctor: !TypeError
//> extends undefined: !TypeError
//> call class: !TypeError
//> derived returns obj: {"a":1}
//> derived returns prim: !TypeError
//> new.target: [{"n":"B","is":true},{"n":"N","is":false}]
//> abstract: !TypeError
//> new.target fn: ["called",true]
//> new.target fnexp: [{"nt":false},{"nt":true}]
//> new.target arrow: {"r":true}
//> new.target method: undefined
//> new.target Reflect: ["Z",true,false]
//> static inherit: [true,"kB","kA",true]
//> inner class name: [true,"undefined"]
//> computed members: [1,2,3,4,[1],[1,2,3,4],[]]
//> getter+setter computed: [8,["_v"]]
//> toString tag: [object AA]
//> accessor pair static: 5
//> class decl tdz: !ReferenceError
//> accessor inherit set only: [null]
//> ctor length/name: [2,0,"A","B"]
//> default derived ctor: [1,2,3]
//> return override base: {"z":1,"f":2}
//> error sub: ["Sub","m",5,1,true,true,"[object Error]","Sub: m"]
//> eventtarget sub: 1
//> web subs: [201,"1","/b","q","a"]
//> bound/func sub: function
//> Object.create class: [true,null]
//> es5 inherits from class: 1
