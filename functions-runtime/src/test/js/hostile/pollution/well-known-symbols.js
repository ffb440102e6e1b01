// SPDX-License-Identifier: Apache-2.0
// Attack: Well-known symbols on the prototype of all objects.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const name of ["toPrimitive", "toStringTag", "isConcatSpreadable", "species", "hasInstance", "unscopables", "match", "replace", "split"]) {
    Object.defineProperty(Object.prototype, Symbol[name], { get: () => { throw new Error("polluted"); }, configurable: true });
  }
  return response;
}
