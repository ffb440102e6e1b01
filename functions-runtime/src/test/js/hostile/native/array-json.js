// SPDX-License-Identifier: Apache-2.0
// Attack: `JSON.stringify(list)` of an array with four billion holes.
// Outcome: timed-out
// Outcome: memory
// Outcome on V8: error RangeError /string length/

export function onInvoke() {
  const list = [1];
  list.length = 2 ** 32 - 1;
  return new Response(String(JSON.stringify(list)).slice(0, 100));
}
