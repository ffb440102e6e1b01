// SPDX-License-Identifier: Apache-2.0
// Attack: A generator that never returns.
// Outcome: timed-out

function* naturals() {
  for (let n = 0; ; n++) yield n;
}

export function onInvoke() {
  for (const value of naturals());
}
