// SPDX-License-Identifier: Apache-2.0
// Attack: The console replaced by one that never returns.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  console.log = console.error = () => { for (;;); };
  globalThis.console = null;
  return response;
}
