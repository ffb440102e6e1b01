// SPDX-License-Identifier: Apache-2.0
// Attack: Dates without end.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (let i = 0; ; i++) kept.push(new Date(i));
}
