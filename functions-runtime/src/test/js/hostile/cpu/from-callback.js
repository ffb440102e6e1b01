// SPDX-License-Identifier: Apache-2.0
// Attack: A callback of Array.from that never returns.
// Outcome: timed-out

export function onInvoke() {
  Array.from([1], () => { for (;;); });
}
