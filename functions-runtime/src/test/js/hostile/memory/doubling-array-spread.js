// SPDX-License-Identifier: Apache-2.0
// Attack: An array that doubles by spread.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  let list = [1];
  for (;;) list = [...list, ...list];
}
