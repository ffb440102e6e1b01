// SPDX-License-Identifier: Apache-2.0
// Attack: A function that calls itself.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const f = (n) => f(n + 1) + 1;
    f(0);
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
