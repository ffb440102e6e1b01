// SPDX-License-Identifier: Apache-2.0
// Attack: Status codes that HTTP does not have.
// Outcome: answers refused

export function onInvoke() {
  for (const status of [0, 99, 100, 101, 199, 600, 999, 1000, -1, NaN, Infinity, 200.7, "x"]) {
    try {
      const made = new Response(null, { status });
      if (made.status < 200 || made.status > 599) return new Response(`made ${status}`);
    } catch {}
  }
  return new Response("refused");
}
