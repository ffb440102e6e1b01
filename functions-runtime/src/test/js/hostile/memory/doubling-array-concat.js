// SPDX-License-Identifier: Apache-2.0
// Attack: An array that doubles by concat.
// Outcome: error RangeError /array length|limit/
// Outcome: memory

export function onInvoke() {
  let list = [1];
  for (;;) list = list.concat(list);
}
