// SPDX-License-Identifier: Apache-2.0
// Attack: A loop that never ends.
// Outcome: timed-out

export function onInvoke() {
  while (true) {}
}
