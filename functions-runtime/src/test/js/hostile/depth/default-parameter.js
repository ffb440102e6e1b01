// SPDX-License-Identifier: Apache-2.0
// Attack: A default parameter that calls its own function.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const f = (x = f()) => x;
    f();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
