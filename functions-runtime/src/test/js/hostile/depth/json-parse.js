// SPDX-License-Identifier: Apache-2.0
// Attack: A JSON text nested a million deep.
// Outcome: answers overflowed
// Outcome on V8: answers ended

export function onInvoke() {
  try {
    JSON.parse("[".repeat(1_000_000) + "]".repeat(1_000_000));
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
