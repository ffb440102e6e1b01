// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const m = new Map([["a", 1], [NaN, 2]]);
  m.set("c", 3).set("a", 4);
  log(m.size, m.get(NaN), [...m].join(";"), m.delete("c"), m.has("c"));
  m.forEach((v, k) => log(k, v));
  const s = new Set([1, 1, "1"]);
  log(s.size, [...s.add(2)].join());
  const w = new WeakMap(), k = {};
  w.set(k, 1);
  log(w.get(k), w.has({}), new WeakSet([k]).has(k));
  class Default extends Map { get(key) { if (!this.has(key)) this.set(key, []); return super.get(key); } }
  const d = new Default();
  d.get("x").push(1);
  log(d.size, d.get("x"), d instanceof Map, d instanceof Default);
  class Stack extends Array { peek() { return this[this.length - 1]; } }
  const st = new Stack();
  st.push(1, 2);
  log(st.peek(), st.length, Array.isArray(st), st instanceof Stack);
  log(Object.prototype.toString.call(m), String(new Set()));
}

// Expected:
//> 3 2 a,4;NaN,2;c,3 true false
//> a 4
//> NaN 2
//> 2 1,1,2
//> 1 false true
//> 1 1 true true
//> 2 2 true true
//> [object Map] [object Set]
