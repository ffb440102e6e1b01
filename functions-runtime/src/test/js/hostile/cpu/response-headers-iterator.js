// SPDX-License-Identifier: Apache-2.0
// Attack: Headers from an iterator without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const endless = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: ["a", "b"] }) }) };
  return new Response("x", { headers: endless });
}
