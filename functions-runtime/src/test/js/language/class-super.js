// SPDX-License-Identifier: Apache-2.0
// super in all its forms: constructors, methods, accessors, literals.
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
  await t("extends null", () => { class N extends null { static s() { return 1; } } return [Object.getPrototypeOf(N.prototype) === null, N.s(), Object.getPrototypeOf(N) === Function.prototype]; });
  await t("new extends null", () => { class N extends null { } return new N(); });
  await t("no super call", () => { class B { } class N extends B { constructor() { } } new N(); });
  await t("this before super", () => { class B { } class N extends B { constructor() { this.a = 1; super(); } } new N(); });
  await t("super twice", () => { class B { } class N extends B { constructor() { super(); super(); } } new N(); });
  await t("super in arrow", () => { class B { constructor(x) { this.x = x; } } class N extends B { constructor() { const s = () => super(5); s(); this.y = this.x + 1; } } return new N(); });
  await t("cond super", () => { class B { constructor(x) { this.x = x; } } class N extends B { constructor(c) { if (c) super(1); else super(2); } } return [new N(true).x, new N(false).x]; });
  await t("super in try", () => { class B { constructor(x) { throw new RangeError("x"); } } class N extends B { constructor(c) { try { super(1); } catch (e) { return { e: e.name }; } } } return new N(); });
  await t("mixins", () => { const S = (B) => class extends B { ser() { return JSON.stringify(this); } }; const E = (B) => class E extends B { eq(o) { return this.x === o.x; } }; class P { constructor(x) { this.x = x; } } class Q extends S(E(P)) { } const q = new Q(3); return [q.ser(), q.eq(new Q(3)), q instanceof P]; });
  await t("static super prop", () => { class A { static x = 1; static y() { return this.x; } } class B extends A { static x = 2; static z = super.y(); static w = super.x; } return [B.z, B.w]; });
  await t("getter super", () => { class A { get v() { return this._v + 1; } set v(x) { this._v = x; } } class B extends A { get v() { return super.v * 2; } set v(x) { super.v = x + 100; } } const b = new B(); b.v = 1; return [b.v, b._v]; });
  await t("super assign ops", () => { class A { } A.prototype.n = 5; class B extends A { inc() { super.n += 2; return [this.n, A.prototype.n]; } inc2() { super.n++; return this.n; } } const b = new B(); return [b.inc(), b.inc2()]; });
  await t("super destruct", () => { class A { } class B extends A { m() { [super.q] = [7]; ({ a: super.r } = { a: 8 }); return [this.q, this.r]; } } return new B().m(); });
  await t("super computed", () => { class A { foo() { return "foo" + this.i; } } class B extends A { foo() { return super["f" + "oo"]() + "!"; } } const b = new B(); b.i = 1; return b.foo(); });
  await t("super async", async () => { class A { async foo() { return "foo" + this.i; } } class B extends A { async foo() { await 0; const f = async () => { await 0; return super.foo(); }; return (await f()) + (await super.foo()); } } const b = new B(); b.i = 1; return b.foo(); });
  await t("super gen", () => { class A { *foo() { yield this.i; yield 2; } } class B extends A { *foo() { yield 0; yield* super.foo(); } } const b = new B(); b.i = 1; return [...b.foo()]; });
  await t("super asyncgen", async () => { class A { async *foo() { yield this.i; yield 2; } } class B extends A { async *foo() { yield 0; yield* super.foo(); } } const b = new B(); b.i = 1; const r = []; for await (const x of b.foo()) r.push(x); return r; });
  await t("super tag", () => { class A { tag(s) { return s.raw[0] + this.n; } } class B extends A { m() { return super.tag`a\n`; } } const b = new B(); b.n = 1; return b.m(); });
  await t("super spread call", () => { class A { sum(...a) { return a.reduce((x, y) => x + y, this.b); } } class B extends A { m(...a) { return super.sum(1, ...a, 2); } } const b = new B(); b.b = 10; return b.m(3, 4); });
}

//> extends null: [true,1,true]
//> new extends null: !TypeError
//> no super call: !ReferenceError
//> this before super: !ReferenceError
//> super twice: !ReferenceError
//> super in arrow: {"x":5,"y":6}
//> cond super: [1,2]
//> super in try: {"e":"RangeError"}
//> mixins: ["{\"x\":3}",true,true]
//> static super prop: [2,1]
//> getter super: [204,101]
//> super assign ops: [[7,5],6]
//> super destruct: [7,8]
//> super computed: foo1!
//> super async: foo1foo1
//> super gen: [0,1,2]
//> super asyncgen: [0,1,2]
//> super tag: a\n1
//> super spread call: 20
