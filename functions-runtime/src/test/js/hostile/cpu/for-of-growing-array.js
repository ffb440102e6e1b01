// SPDX-License-Identifier: Apache-2.0
// Attack: A loop over an array that each turn makes longer.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const list = [1];
  for (const value of list) list.push(value);
}
