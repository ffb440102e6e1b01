// SPDX-License-Identifier: Apache-2.0
// Attack: Expressions compiled at every depth until the stack is full.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    let n = 0;
    const f = () => Number(new RegExp(`a${n++}|b`).test("b")) + f();
    f();
  } catch (e) {
    return new Response(e instanceof RangeError || /overflow/.test(e.message) ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
