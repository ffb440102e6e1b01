// SPDX-License-Identifier: Apache-2.0
// Attack: Every global set to null.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    try {
      globalThis[name] = null;
    } catch {}
  }
  return response;
}
