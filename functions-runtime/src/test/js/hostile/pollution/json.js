// SPDX-License-Identifier: Apache-2.0
// Attack: JSON replaced.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  JSON.parse = () => ({ polluted: true });
  JSON.stringify = () => "polluted";
  globalThis.JSON = null;
  return response;
}
