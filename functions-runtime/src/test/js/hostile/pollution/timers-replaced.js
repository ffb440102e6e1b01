// SPDX-License-Identifier: Apache-2.0
// Attack: Timers replaced by ones that never return.
// Outcome: answers ruined

export async function onInvoke() {
  const response = new Response("ruined");
  globalThis.setTimeout = globalThis.clearTimeout = globalThis.queueMicrotask = () => { for (;;); };
  await null;
  return response;
}
