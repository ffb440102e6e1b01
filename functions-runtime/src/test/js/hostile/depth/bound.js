// SPDX-License-Identifier: Apache-2.0
// Attack: A function bound a hundred thousand times over.
// Outcome: answers overflowed
// Outcome: answers ended
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  try {
    let f = () => 1;
    for (let i = 0; i < 100_000; i++) {
      const before = f;
      f = () => before();
    }
    f();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
