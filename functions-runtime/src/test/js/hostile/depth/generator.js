// SPDX-License-Identifier: Apache-2.0
// Attack: A generator that delegates to itself.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    function* g() {
      yield* g();
    }
    [...g()];
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
