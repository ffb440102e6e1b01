// SPDX-License-Identifier: Apache-2.0
// Attack: `structuredClone(list)` of an array with four billion holes.
// Outcome: timed-out
// Outcome: memory
// Outcome: error RangeError /length|limit/

export function onInvoke() {
  const list = [1];
  list.length = 2 ** 32 - 1;
  return new Response(String(structuredClone(list)).slice(0, 100));
}
