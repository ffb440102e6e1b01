// SPDX-License-Identifier: Apache-2.0
// Attack: Members of headers replaced.
// Outcome: answers ruined
// Outcome: error .*Error

export function onInvoke() {
  const response = new Response("ruined");
  for (const name of Object.getOwnPropertyNames(Headers.prototype)) {
    if (name !== "constructor") Object.defineProperty(Headers.prototype, name, { value: () => { throw new Error("polluted"); }, configurable: true });
  }
  return response;
}
