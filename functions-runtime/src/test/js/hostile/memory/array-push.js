// SPDX-License-Identifier: Apache-2.0
// Attack: An array that grows for ever.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const list = [];
  for (;;) list.push(list.length);
}
