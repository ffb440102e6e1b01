// SPDX-License-Identifier: Apache-2.0
class A { constructor(x) { this.x = x; } get y() { return this.x + 1; } }
export function test(log) {
  log(Reflect.ownKeys({ a: 1, [Symbol("s")]: 2 }).length, Reflect.has({ a: 1 }, "a"), Reflect.get({ get v() { return this.w; } }, "v", { w: 5 }), Reflect.apply(Math.max, null, [1, 3]), Reflect.construct(A, [4]).y);
  class B extends A {}
  const o = Reflect.construct(A, [1], B);
  log(o instanceof B, o.x, Reflect.getPrototypeOf(o) === B.prototype, Reflect.set({}, "a", 1), Reflect.defineProperty(Object.freeze({}), "a", { value: 1 }), Reflect.deleteProperty({ a: 1 }, "a"));
}

// Expected:
//> 2 true 5 3 5
//> true 1 true true false true
