// SPDX-License-Identifier: Apache-2.0
// Attack: A replacement function that replaces.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const f = () => "a".replace(/a/, f);
    f();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
