// SPDX-License-Identifier: Apache-2.0
// Attack: An array that doubles by spread.
// Outcome: error RangeError /array length|limit/
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  let list = [1];
  for (;;) list = [...list, ...list];
}
