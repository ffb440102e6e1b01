// SPDX-License-Identifier: Apache-2.0
// Attack: Members of responses replaced.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const name of Object.getOwnPropertyNames(Response.prototype)) {
    if (name !== "constructor") Object.defineProperty(Response.prototype, name, { get: () => { throw new Error("polluted"); }, configurable: true });
  }
  return response;
}
