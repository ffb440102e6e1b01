// SPDX-License-Identifier: Apache-2.0
// Attack: A map callback that never returns.
// Outcome: timed-out

export function onInvoke() {
  [1].map(() => { for (;;); });
}
