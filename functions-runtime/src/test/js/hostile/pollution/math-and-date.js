// SPDX-License-Identifier: Apache-2.0
// Attack: Clock and numbers replaced.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  Date.now = () => 0;
  globalThis.Date = class {};
  for (const name of Object.getOwnPropertyNames(Math)) {
    try {
      Math[name] = () => NaN;
    } catch {}
  }
  return response;
}
