// SPDX-License-Identifier: Apache-2.0
// Attack: Prototypes of prototypes exchanged.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  Object.setPrototypeOf(Array.prototype, { polluted: 1 });
  Object.setPrototypeOf(Function.prototype, null);
  Object.setPrototypeOf(Response.prototype, null);
  Object.setPrototypeOf(globalThis, null);
  return response;
}
