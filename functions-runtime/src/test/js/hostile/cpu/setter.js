// SPDX-License-Identifier: Apache-2.0
// Attack: A setter that never returns.
// Outcome: timed-out

export function onInvoke() {
  ({ set text(value) { for (;;); } }).text = 1;
}
