// SPDX-License-Identifier: Apache-2.0
// Attack: A function that calls itself and an error nobody catches.
// Outcome: error RangeError /call stack/

export function onInvoke() {
  const f = (n) => f(n + 1) + 1;
  return new Response(String(f(0)));
}
