// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb in a catch-all in a loop.
// Outcome: timed-out

export function onInvoke() {
  for (;;) {
    try {
      /(a+)+b/.test("a".repeat(50));
    } catch {}
  }
}
