// SPDX-License-Identifier: Apache-2.0
// Attack: A set that grows for ever.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const set = new Set();
  for (let i = 0; ; i++) set.add(`entry ${i}`);
}
