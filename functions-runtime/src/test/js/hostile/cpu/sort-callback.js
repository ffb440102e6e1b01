// SPDX-License-Identifier: Apache-2.0
// Attack: A comparison function that never returns.
// Outcome: timed-out

export function onInvoke() {
  [2, 1].sort(() => { for (;;); });
}
