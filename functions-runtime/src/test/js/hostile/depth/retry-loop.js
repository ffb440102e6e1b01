// SPDX-License-Identifier: Apache-2.0
// Attack: An overflow that is caught, without end.
// Outcome: timed-out

export function onInvoke() {
  const f = () => f() + 1;
  for (;;) {
    try {
      f();
    } catch {}
  }
}
