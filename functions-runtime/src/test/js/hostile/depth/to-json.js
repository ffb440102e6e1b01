// SPDX-License-Identifier: Apache-2.0
// Attack: An object that is JSON of itself.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const o = { toJSON: () => JSON.stringify(o) };
    JSON.stringify(o);
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
