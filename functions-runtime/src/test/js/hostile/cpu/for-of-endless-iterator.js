// SPDX-License-Identifier: Apache-2.0
// Attack: An iterator that never says done.
// Outcome: timed-out

export function onInvoke() {
  const endless = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) };
  for (const value of endless);
}
