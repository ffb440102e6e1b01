// SPDX-License-Identifier: Apache-2.0
// Attack: An instanceof that is always true, and one that always throws.
// Outcome: error .*Error

export function onInvoke() {
  const response = new Response("ruined");
  Object.defineProperty(Function.prototype, Symbol.hasInstance, { value: () => true });
  Object.defineProperty(Response, Symbol.hasInstance, { value: () => { throw new Error("polluted"); } });
  return response;
}
