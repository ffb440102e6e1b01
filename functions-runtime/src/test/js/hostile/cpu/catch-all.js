// SPDX-License-Identifier: Apache-2.0
// Attack: A loop in a catch-all in a loop.
// Outcome: timed-out

export function onInvoke() {
  for (;;) {
    try {
      for (;;);
    } catch {
      // Whatever it was.
    }
  }
}
