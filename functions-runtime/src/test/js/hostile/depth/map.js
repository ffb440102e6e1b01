// SPDX-License-Identifier: Apache-2.0
// Attack: A callback that maps.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const f = () => [1].map(f);
    f();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
