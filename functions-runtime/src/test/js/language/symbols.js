// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const s = Symbol("desc");
  log(s.toString(), s.description, typeof s, Symbol.for("a") === Symbol.for("a"), Symbol.keyFor(Symbol.for("a")), typeof Symbol.asyncIterator);
  const o = { [s]: 1, plain: 2, get [Symbol.toStringTag]() { return "Tagged"; } };
  log(Object.keys(o), JSON.stringify(o), Object.prototype.toString.call(o), `${o}`);
  log(Object.getOwnPropertySymbols(o).length, s in o, o.hasOwnProperty(s));
  try { `${s}`; } catch (e) { log(e.name); }
  log(Object.getOwnPropertySymbols(Object.assign({}, o)).length, Object.getOwnPropertySymbols({ ...o }).length);
}

// Expected:
//> Symbol(desc) desc symbol true a symbol
//> plain {"plain":2} [object Tagged] [object Tagged]
//> 2 true true
//> TypeError
//> 2 2
