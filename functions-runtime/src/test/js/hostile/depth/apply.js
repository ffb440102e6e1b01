// SPDX-License-Identifier: Apache-2.0
// Attack: A function that applies itself.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    function f() {
      return f.apply(this, arguments) + 1;
    }
    f(1, 2, 3);
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
