// SPDX-License-Identifier: Apache-2.0
// Attack: Strings of a thousand letters, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (let i = 0; ; i++) kept.push(String(i).padEnd(1000, "x"));
}
