// SPDX-License-Identifier: Apache-2.0
// Attack: Clones of a long array, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const long = new Array(100_000).fill({ a: 1 }).map((x) => ({ ...x }));
  const kept = [];
  for (;;) kept.push(structuredClone(long));
}
