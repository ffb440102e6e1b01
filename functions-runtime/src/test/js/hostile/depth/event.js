// SPDX-License-Identifier: Apache-2.0
// Attack: A listener that dispatches its own event.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const target = new EventTarget();
    const f = () => [0].forEach(() => f());
    target.addEventListener("x", f);
    f();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
