// SPDX-License-Identifier: Apache-2.0
// Attack: An exec that tests.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const e = /a/;
    e.exec = () => e.test("a");
    e.test("a");
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
