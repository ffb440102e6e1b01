// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const { a, b: { c = 5, ...inner } = {}, ...rest } = { a: 1, b: { d: 2, e: 3 }, f: 4, g: 5 };
  log(a, c, JSON.stringify(inner), JSON.stringify(rest));
  const [x, , y = 9, ...others] = [1, 2, undefined, 4, 5];
  log(x, y, others);
  let m = 1, n = 2;
  [m, n] = [n, m];
  log(m, n);
  const f = ({ k = "def", l } = {}, [first] = ["none"]) => [k, l, first].join();
  log(f(), f({ l: 2 }, "xyz"));
  const key = "dyn";
  const { [key]: dyn, "with-dash": dash } = { dyn: 1, "with-dash": 2 };
  log(dyn, dash);
  for (const [k, { v }] of Object.entries({ p: { v: 1 }, q: { v: 2 } })) log(k, v);
  const o = {};
  ({ a: o.z, b: o.w = 3 } = { a: 1 });
  log(JSON.stringify(o));
  try { const { q } = null; } catch (e) { log(e.name); }
}

// Expected:
//> 1 5 {"d":2,"e":3} {"f":4,"g":5}
//> 1 9 4,5
//> 2 1
//> def,,none def,2,x
//> 1 2
//> p 1
//> q 2
//> {"z":1,"w":3}
//> TypeError
