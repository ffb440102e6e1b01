// SPDX-License-Identifier: Apache-2.0
// Attack: Copies of a long array, all kept.
// Outcome: memory
// Outcome: error RangeError /array length|limit/

export function onInvoke() {
  const long = new Array(1_000_000).fill(1);
  const kept = [];
  for (;;) kept.push(long.slice());
}
