// SPDX-License-Identifier: Apache-2.0
// Attack: Listeners without end on one target.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const target = new EventTarget();
  for (;;) target.addEventListener("x", () => {});
}
