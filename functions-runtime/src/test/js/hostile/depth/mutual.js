// SPDX-License-Identifier: Apache-2.0
// Attack: Two functions that call each other.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const a = () => b() + 1;
    const b = () => a() + 1;
    a();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
