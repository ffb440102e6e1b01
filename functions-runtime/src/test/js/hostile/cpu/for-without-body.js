// SPDX-License-Identifier: Apache-2.0
// Attack: A loop without a condition and without a body.
// Outcome: timed-out

export function onInvoke() {
  for (;;);
}
