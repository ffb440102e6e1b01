// SPDX-License-Identifier: Apache-2.0
// Attack: An array that grows in a loop which catches every error and goes on.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (;;) {
    try {
      for (;;) kept.push(new Array(10_000).fill(kept.length));
    } catch {
      // And once more.
    }
  }
}
