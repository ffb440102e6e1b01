// SPDX-License-Identifier: Apache-2.0
// Attack: An array that is pushed onto itself.
// Outcome: error RangeError /array length|limit/
// Outcome: memory
// Outcome: error RangeError

export function onInvoke() {
  const list = [1];
  for (;;) list.push(...list);
}
