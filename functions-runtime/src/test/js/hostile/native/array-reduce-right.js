// SPDX-License-Identifier: Apache-2.0
// Attack: `list.reduceRight((a, b) => a + b, 0)` of an array with four billion holes.
// Outcome: timed-out
// Outcome: memory
// Outcome: error RangeError /length|limit/

export function onInvoke() {
  const list = [1];
  list.length = 2 ** 32 - 1;
  return new Response(String(list.reduceRight((a, b) => a + b, 0)).slice(0, 100));
}
