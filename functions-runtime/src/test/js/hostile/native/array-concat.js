// SPDX-License-Identifier: Apache-2.0
// Attack: `list.concat(list, list)` of an array with four billion holes.
// Outcome: timed-out
// Outcome: memory
// Outcome on V8: timed-out
// Outcome on V8: memory

export function onInvoke() {
  const list = [1];
  list.length = 2 ** 32 - 1;
  return new Response(String(list.concat(list, list)).slice(0, 100));
}
