// SPDX-License-Identifier: Apache-2.0
// Attack: The keys of a large object, asked for without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`key${i}`, i]));
  for (;;) Object.keys(wide);
}
