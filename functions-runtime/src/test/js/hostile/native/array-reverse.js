// SPDX-License-Identifier: Apache-2.0
// Attack: `list.reverse()` of an array with four billion holes.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const list = [1];
  list.length = 2 ** 32 - 1;
  return new Response(String(list.reverse()).slice(0, 100));
}
