// SPDX-License-Identifier: Apache-2.0
// Attack: Functions of Object and Reflect replaced.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const type of [Object, Reflect]) {
    for (const name of Object.getOwnPropertyNames(type)) {
      try {
        if (typeof type[name] === "function" && name !== "getOwnPropertyNames") type[name] = () => { throw new Error("polluted"); };
      } catch {}
    }
  }
  return response;
}
