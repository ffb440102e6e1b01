// SPDX-License-Identifier: Apache-2.0
// Attack: A reduce callback that never returns.
// Outcome: timed-out

export function onInvoke() {
  [1, 2].reduce(() => { for (;;); });
}
