// SPDX-License-Identifier: Apache-2.0
// Attack: A replacement function that never returns.
// Outcome: timed-out

export function onInvoke() {
  "aa".replace(/a/g, () => { for (;;); });
}
