// SPDX-License-Identifier: Apache-2.0
// Attack: An array of a million elements written to the console.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (;;) console.log(new Array(1_000_000).fill({ a: [1] }));
}
