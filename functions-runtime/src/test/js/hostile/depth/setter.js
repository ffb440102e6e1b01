// SPDX-License-Identifier: Apache-2.0
// Attack: A setter that sets itself.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const o = { set x(value) { this.x = value + 1; } };
    o.x = 1;
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
