// SPDX-License-Identifier: Apache-2.0
// Attack: A comparison that sorts.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const f = () => [2, 1].sort(f).length;
    f();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
