// SPDX-License-Identifier: Apache-2.0
// Attack: Every method of every built-in prototype deleted.
// Outcome: error .*Error

export function onInvoke() {
  const response = new Response("ruined");
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const prototype = globalThis[name]?.prototype;
    if (!prototype) continue;
    for (const key of Reflect.ownKeys(prototype)) Reflect.deleteProperty(prototype, key);
  }
  return response;
}
