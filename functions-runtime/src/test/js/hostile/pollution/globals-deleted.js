// SPDX-License-Identifier: Apache-2.0
// Attack: Every global deleted.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const name of Reflect.ownKeys(globalThis)) Reflect.deleteProperty(globalThis, name);
  return response;
}
