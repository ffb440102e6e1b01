// SPDX-License-Identifier: Apache-2.0
// Attack: Groups in groups, without end.
// Outcome: timed-out
// Outcome: memory
// Outcome: error TypeError

export function onInvoke() {
  for (;;) {
    console.group("deeper");
    console.log("x");
  }
}
