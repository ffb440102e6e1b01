// SPDX-License-Identifier: Apache-2.0
// Attack: A list of objects without end.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  let list = null;
  for (let i = 0; ; i++) list = { i, next: list };
}
