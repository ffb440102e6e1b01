// SPDX-License-Identifier: Apache-2.0
// Attack: An array of four billion elements, filled.
// Outcome: error RangeError /array length|limit/
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(new Array(2 ** 32 - 1).fill(0).length));
}
