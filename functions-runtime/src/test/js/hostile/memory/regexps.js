// SPDX-License-Identifier: Apache-2.0
// Attack: Regular expressions of which none is like another.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (let i = 0; ; i++) kept.push(new RegExp(`a${i}(b|c)*[d-f]{1,5}`, "i"));
}
