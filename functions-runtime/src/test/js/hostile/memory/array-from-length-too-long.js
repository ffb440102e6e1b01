// SPDX-License-Identifier: Apache-2.0
// Attack: An array from something longer than arrays may be.
// Outcome: error RangeError /array length|limit/
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(Array.from({ length: 2 ** 53 - 1 }).length));
}
