// SPDX-License-Identifier: Apache-2.0
// Attack: Timers set and cleared at every depth until the stack is full.
// Outcome: answers overflowed
// Outcome: timed-out

export function onInvoke() {
  try {
    const f = () => {
      clearTimeout(setTimeout(() => {}, 1000));
      return f() + 1;
    };
    f();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
