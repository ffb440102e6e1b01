// SPDX-License-Identifier: Apache-2.0
// Attack: A typed array from an iterator without end.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const endless = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) };
  return new Response(String(new Uint8Array(endless).length));
}
