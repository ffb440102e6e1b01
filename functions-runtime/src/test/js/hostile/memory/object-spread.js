// SPDX-License-Identifier: Apache-2.0
// Attack: Copies of an object with many keys.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`key${i}`, i]));
  const kept = [];
  for (;;) kept.push({ ...wide });
}
