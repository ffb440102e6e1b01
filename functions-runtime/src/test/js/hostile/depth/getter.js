// SPDX-License-Identifier: Apache-2.0
// Attack: A getter that reads itself.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const o = { get x() { return this.x + 1; } };
    o.x;
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
