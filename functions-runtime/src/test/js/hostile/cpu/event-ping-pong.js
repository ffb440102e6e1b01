// SPDX-License-Identifier: Apache-2.0
// Attack: Listeners that dispatch the next event in a microtask.
// Outcome: timed-out

export function onInvoke() {
  const target = new EventTarget();
  const send = () => target.dispatchEvent(new Event("x"));
  target.addEventListener("x", () => queueMicrotask(send));
  send();
  return new Promise(() => {});
}
