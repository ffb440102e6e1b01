// SPDX-License-Identifier: Apache-2.0
const sym = Symbol("s");
export function test(log) {
  const k = "key", v = 5;
  const o = { v, get g() { return "g" + this.v; }, set g(x) { this.v = x; }, [k]: 1, [`${k}2`]: 2, m() { return "m"; }, [sym]: 1, "quoted-name": 3, 7: "n", async am() {}, *gen() { yield 1; } };
  o.g = 9;
  log(o.v, o.key, o.key2, o.m(), o.g, o[sym], o["quoted-name"], o[7], [...o.gen()]);
  log(Object.keys(o).sort(), Object.getOwnPropertySymbols(o).length);
  log({ __proto__: { inherited: 1 } }.inherited, Object.is(NaN, NaN), Object.is(0, -0));
}

// Expected:
//> 9 1 2 m g9 1 3 n 1
//> 7,am,g,gen,key,key2,m,quoted-name,v 1
//> 1 true false
