// SPDX-License-Identifier: Apache-2.0
// Attack: An answer given while timers still change it.
// Outcome: answers x

export function onInvoke() {
  const headers = new Headers({ "x-a": "1" });
  const response = new Response("x", { headers });
  setInterval(() => response.headers.append("x-b", "2"), 0);
  return response;
}
