// SPDX-License-Identifier: Apache-2.0
// Attack: `list.sort()` of an array with four billion holes.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const list = [1];
  list.length = 2 ** 32 - 1;
  return new Response(String(list.sort()).slice(0, 100));
}
