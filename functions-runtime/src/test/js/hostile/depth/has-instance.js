// SPDX-License-Identifier: Apache-2.0
// Attack: An instanceof that asks itself.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const o = { [Symbol.hasInstance]: () => ({}) instanceof o };
    ({}) instanceof o;
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
