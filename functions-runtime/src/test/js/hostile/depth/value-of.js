// SPDX-License-Identifier: Apache-2.0
// Attack: A number made of itself.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const o = { valueOf: () => o + 1 };
    +o;
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
