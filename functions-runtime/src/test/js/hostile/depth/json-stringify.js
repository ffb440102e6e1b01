// SPDX-License-Identifier: Apache-2.0
// Attack: An array nested a hundred thousand deep, turned into JSON.
// Outcome: answers overflowed
// Outcome on V8: answers ended

export function onInvoke() {
  try {
    let deep = [];
    for (let i = 0; i < 100_000; i++) deep = [deep];
    JSON.stringify(deep);
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
