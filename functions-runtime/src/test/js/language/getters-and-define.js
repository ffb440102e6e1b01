// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const o = Object.defineProperty({}, "hidden", { value: 1 });
  log(Object.keys(o).length, o.hidden, Object.getOwnPropertyDescriptor(o, "hidden").writable);
  try { o.hidden = 2; } catch (e) { log(e.name); }
  const f = Object.freeze({ a: { b: 1 } });
  try { f.a = 2; } catch (e) { log(e.name); }
  f.a.b = 2;
  log(f.a.b, Object.isFrozen(f), Object.isSealed(Object.seal({})), Object.isExtensible(Object.preventExtensions({})));
  log(JSON.stringify(Object.getOwnPropertyDescriptors({ get x() { return 1; } }).x.set === undefined), JSON.stringify(Object.entries({ a: 1 })), Object.values("ab"), Object.assign({}, { a: 1 }, null, { b: 2 }).b);
  const p = { greet() { return "hi " + this.n; } };
  const c = Object.create(p, { n: { value: "c" } });
  log(c.greet(), Object.getPrototypeOf(c) === p, p.isPrototypeOf(c), Object.hasOwn(c, "n"), Object.setPrototypeOf({}, p).greet());
}

// Expected:
//> 0 1 false
//> TypeError
//> TypeError
//> 2 true true false
//> true [["a",1]] a,b 2
//> hi c true true true hi undefined
