// SPDX-License-Identifier: Apache-2.0
// Attack: A URL with a host of a million labels.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (;;) {
    try {
      new URL(`http://${"a.".repeat(500_000)}com/`);
    } catch {}
  }
}
