// SPDX-License-Identifier: Apache-2.0
// Attack: A function that constructs itself through Reflect.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    function F() {
      return Reflect.construct(F, []);
    }
    new F();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
