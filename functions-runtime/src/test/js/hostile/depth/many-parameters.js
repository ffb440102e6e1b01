// SPDX-License-Identifier: Apache-2.0
// Attack: A function with many variables that calls itself.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const f = (a, b, c, d, e) => {
      const v = [a, b, c, d, e, { a }];
      return f(v, a, b, c, d) + v.length;
    };
    f();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
