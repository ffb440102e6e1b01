// SPDX-License-Identifier: Apache-2.0
// Attack: Copies of a large object, none kept.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key${i}`, i]));
  for (;;) Object.assign({}, wide);
}
