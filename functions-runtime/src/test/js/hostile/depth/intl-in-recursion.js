// SPDX-License-Identifier: Apache-2.0
// Attack: Formatters made at every depth until the stack is full.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const f = () => new Intl.NumberFormat("de").format(1).length + f();
    f();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
