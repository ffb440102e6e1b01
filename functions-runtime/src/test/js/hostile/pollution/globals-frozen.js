// SPDX-License-Identifier: Apache-2.0
// Attack: The global object and all built-in prototypes frozen.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (name === "globalThis") continue;
    const value = globalThis[name];
    if (typeof value === "function" && value.prototype) Object.freeze(value.prototype);
    if (typeof value === "object" || typeof value === "function") Object.freeze(value);
  }
  Object.freeze(globalThis);
  return response;
}
