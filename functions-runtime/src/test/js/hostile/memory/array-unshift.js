// SPDX-License-Identifier: Apache-2.0
// Attack: An array that grows at its front for ever.
// Outcome: memory
// Outcome: timed-out
// Outcome: error RangeError /array length|limit/

export function onInvoke() {
  const list = [];
  for (;;) list.unshift(1, 2, 3, 4, 5, 6, 7, 8);
}
