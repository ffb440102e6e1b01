// SPDX-License-Identifier: Apache-2.0
// Attack: An iterator whose next spreads the iterator.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const o = { [Symbol.iterator]: () => ({ next: () => [...o] }) };
    [...o];
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
