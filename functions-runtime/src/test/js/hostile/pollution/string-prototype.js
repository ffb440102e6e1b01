// SPDX-License-Identifier: Apache-2.0
// Attack: Every method of strings replaced.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const name of Object.getOwnPropertyNames(String.prototype)) {
    if (typeof String.prototype[name] === "function") String.prototype[name] = () => { throw new Error("polluted"); };
  }
  return response;
}
