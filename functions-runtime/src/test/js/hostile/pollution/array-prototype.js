// SPDX-License-Identifier: Apache-2.0
// Attack: Every method of arrays replaced.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const name of Object.getOwnPropertyNames(Array.prototype)) {
    if (typeof Array.prototype[name] === "function") Array.prototype[name] = () => { throw new Error(`polluted ${name}`); };
  }
  return response;
}
