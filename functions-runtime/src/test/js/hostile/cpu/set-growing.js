// SPDX-License-Identifier: Apache-2.0
// Attack: A set that each turn of the loop over it gives one more element to.
// Outcome: timed-out

export function onInvoke() {
  const set = new Set([0]);
  for (const value of set) {
    set.delete(value);
    set.add(value + 1);
  }
}
