// SPDX-License-Identifier: Apache-2.0
// Attack: Timers without end in a catch-all.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (;;) {
    try {
      for (;;) setTimeout(() => {}, 3600e3);
    } catch {}
  }
}
