// SPDX-License-Identifier: Apache-2.0
// Attack: Large objects frozen and sealed, without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (;;) Object.freeze(Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`key${i}`, i])));
}
