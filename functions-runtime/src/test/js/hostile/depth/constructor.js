// SPDX-License-Identifier: Apache-2.0
// Attack: A constructor that makes another of its kind.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    class C {
      next = new C();
    }
    new C();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
