// SPDX-License-Identifier: Apache-2.0
// Attack: Host functions used at every depth until the stack is full.
// Outcome: answers overflowed
// Outcome: timed-out

export function onInvoke() {
  try {
    const f = () => crypto.randomUUID().length + btoa("x").length + new TextEncoder().encode("x").length + f();
    f();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
