// SPDX-License-Identifier: Apache-2.0
// Attack: Objects of which none has the shape of another.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (let i = 0; ; i++) kept.push({ [`a${i}`]: 1, [`b${i}`]: 2 });
}
