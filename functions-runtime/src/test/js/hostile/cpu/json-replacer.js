// SPDX-License-Identifier: Apache-2.0
// Attack: A replacer that never returns.
// Outcome: timed-out

export function onInvoke() {
  JSON.stringify([1], () => { for (;;); });
}
