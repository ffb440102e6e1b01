// SPDX-License-Identifier: Apache-2.0
// Attack: Every global deleted.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  const { ownKeys, deleteProperty } = Reflect;
  const global = globalThis;
  for (const name of ownKeys(global)) deleteProperty(global, name);
  return response;
}
