// SPDX-License-Identifier: Apache-2.0
// Attack: A map that grows for ever.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const map = new Map();
  for (let i = 0; ; i++) map.set(i, [i]);
}
