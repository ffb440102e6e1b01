// SPDX-License-Identifier: Apache-2.0
// Attack: An event listener that is stopped, in a dispatch that reports what listeners throw.
// Outcome: timed-out

export function onInvoke() {
  const target = new EventTarget();
  target.addEventListener("x", () => { for (;;); });
  for (;;) {
    try {
      target.dispatchEvent(new Event("x"));
    } catch {}
  }
}
