// SPDX-License-Identifier: Apache-2.0
// Private and public fields, static blocks.
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
  await t("fields", () => { class A { #x = 1; y = this.#x + 1; static #c = 0; static inc() { return ++A.#c; } get x() { return this.#x; } set x(v) { this.#x = v; } #m() { return this.#x * 10; } m() { return this.#m(); } static #sm() { return "sm"; } static sm() { return this.#sm(); } has(o) { return #x in o; } get #acc() { return this.#x; } set #acc(v) { this.#x = v + 1; } acc() { this.#acc = 5; this.#acc += 2; return this.#acc; } } const a = new A(); return [a.y, a.x, a.m(), A.inc(), A.inc(), A.sm(), a.has(a), a.has({}), a.acc()]; });
  await t("logical", () => { class A { #a = null; #b = 0; #c = 5; run() { this.#a ??= 3; this.#b ||= 4; this.#c &&= 6; this.#c **= 2; this.#b++; --this.#b; return [this.#a, this.#b, this.#c, this.#b++, ++this.#b]; } } return new A().run(); });
  await t("opt", () => { class A { #x = { y: { z: 1 } }; static f(a) { return [a?.#x?.y.z, a?.#x.q?.z]; } #m() { return 1; } static g(a) { return a?.#m(); } } return [A.f(new A()), A.f(null), A.g(undefined), A.g(new A())]; });
  await t("wrong brand", () => { class A { #x = 1; static f(a) { return a.#x; } } return A.f({}); });
  await t("wrong brand set", () => { class A { #x = 1; static f(a) { a.#x = 1; } } A.f({}); });
  await t("wrong brand method", () => { class A { #x() { } static f(a) { a.#x(); } } A.f({}); });
  await t("static block", () => { class A { static x = 1; static { this.y = this.x + 1; try { throw 1; } catch { this.z = 3; } } static #p; static { A.#p = 9; } static p() { return A.#p; } } return [A.y, A.z, A.p()]; });
  await t("field order", () => { const l = []; class B { constructor() { l.push("B"); } } class A extends B { a = l.push("a"); constructor() { l.push("pre"); super(); l.push("post"); } [(l.push("comp"), "b")] = l.push("b"); static s = l.push("s"); } new A(); return l; });
  await t("arrow fields", () => { class A { n = 1; f = () => this.n; static g = () => this.name; } const { f } = new A(); return [f(), A.g()]; });
  await t("fn names in fields", () => { class A { f = () => { }; static g = function () { }; h = class { }; #p = () => { }; pn() { return this.#p.name; } } const a = new A(); return [a.f.name, A.g.name, a.h.name, a.pn()]; });
  await t("private async gen", async () => { class A { async *#g() { yield 1; yield 2; } async all() { const r = []; for await (const x of this.#g()) r.push(x); return r; } } return new A().all(); });
  await t("private static inherits", () => { class A { static #x = 1; static get() { return this.#x; } } class B extends A { } B.get(); });
  await t("nested classes", () => { class A { #x = 1; m() { const self = this; return new (class { #x = 2; sum() { return this.#x + self.#y; } })(); } get #y() { return this.#x; } } try { return new A().m().sum(); } catch (e) { return e.name; } });
  await t("field shadow accessor", () => { class A { get x() { return 1; } } class B extends A { x = 2; } return [new B().x, Object.keys(new B())]; });
  await t("computed field sym", () => { const s = Symbol("q"); class A { [s] = 1; static [s] = 2; "quoted key" = 3; 42 = 4; } const a = new A(); return [a[s], A[s], a["quoted key"], a[42]]; });
  await t("undefined field", () => { class A { x; static y; } return ["x" in new A(), "y" in A]; });
  await t("private in proxy-ish ret", () => { class B { constructor(o) { return o; } } class S extends B { #p = 1; static has(o) { return #p in o; } static get(o) { return o.#p; } } const o = {}; new S(o); return [S.has(o), S.get(o)]; });
  await t("super in field", () => { class A { m() { return "A" + this.q; } } class B extends A { q = 1; f = () => super.m(); g = super.m(); } const b = new B(); return [b.f(), b.g]; });
  await t("class expr private", () => { const f = () => class { #a = 1; static v(o) { return o.#a; } }; const X = f(), Y = f(); let r; try { X.v(new Y()); } catch (e) { r = e.name; } return [X.v(new X()), r]; });
  await t("this in static block arrow", () => { class A { static v = 2; static { this.f = () => this.v; } } return A.f(); });
}

//> fields: [2,1,10,1,2,"sm",true,false,9]
//> logical: [3,4,36,4,6]
//> opt: [[1,null],[null,null],null,1]
//> wrong brand: !TypeError
//> wrong brand set: !TypeError
//> wrong brand method: !TypeError
//> static block: [2,3,9]
//> field order: ["comp","s","pre","B","a","b","post"]
//> arrow fields: [1,"A"]
//> fn names in fields: ["f","g","h","#p"]
//> private async gen: [1,2]
//> private static inherits: !TypeError
//> nested classes: 3
//> field shadow accessor: [2,["x"]]
//> computed field sym: [1,2,3,4]
//> undefined field: [true,true]
//> private in proxy-ish ret: [true,1]
//> super in field: ["A1","A1"]
//> class expr private: [1,"TypeError"]
//> this in static block arrow: 2
