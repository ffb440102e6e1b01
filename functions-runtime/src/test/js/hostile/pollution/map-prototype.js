// SPDX-License-Identifier: Apache-2.0
// Attack: Maps and sets whose methods lie.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const type of [Map, Set, WeakMap, WeakSet]) {
    for (const name of ["get", "set", "has", "add", "delete", "forEach"]) {
      if (type.prototype[name]) type.prototype[name] = () => { throw new Error("polluted"); };
    }
  }
  return response;
}
