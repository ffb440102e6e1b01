// SPDX-License-Identifier: Apache-2.0
// Attack: Arrays whose copies are made by the function.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  Object.defineProperty(Array, Symbol.species, { get: () => class { constructor() { throw new Error("polluted"); } }, configurable: true });
  Array.prototype.constructor = null;
  return response;
}
