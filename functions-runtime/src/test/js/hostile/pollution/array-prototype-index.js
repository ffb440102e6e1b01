// SPDX-License-Identifier: Apache-2.0
// Attack: Elements on the prototype of arrays, and setters for them.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  Object.defineProperty(Array.prototype, "0", { get: () => "polluted", set() {}, configurable: true });
  Array.prototype[1] = "polluted";
  Array.prototype.length = 0;
  return response;
}
