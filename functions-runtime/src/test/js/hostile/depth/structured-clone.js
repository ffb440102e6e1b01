// SPDX-License-Identifier: Apache-2.0
// Attack: An object nested a hundred thousand deep, cloned.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    let deep = {};
    for (let i = 0; i < 100_000; i++) deep = { deep };
    structuredClone(deep);
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
