// SPDX-License-Identifier: Apache-2.0
// Attack: Elements taken from the front of a long array, one by one.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const list = new Array(1_000_000).fill(1);
  for (;;) {
    list.splice(0, 1);
    list.push(1);
  }
}
