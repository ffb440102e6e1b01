// SPDX-License-Identifier: Apache-2.0
// Attack: An array of a quarter of a billion numbers.
// Outcome: error RangeError /array length|limit/
// Outcome: memory

export function onInvoke() {
  return new Response(String(new Array(2 ** 28).fill(0).length));
}
