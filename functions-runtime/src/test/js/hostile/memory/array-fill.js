// SPDX-License-Identifier: Apache-2.0
// Attack: An array of a quarter of a billion numbers.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(new Array(2 ** 28).fill(0).length));
}
