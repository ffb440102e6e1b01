// SPDX-License-Identifier: Apache-2.0
// Attack: Arrays in arrays without end.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  let list = [];
  for (;;) list = [list, new Array(1000).fill(0)];
}
