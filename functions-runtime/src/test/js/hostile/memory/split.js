// SPDX-License-Identifier: Apache-2.0
// Attack: A string of sixty million letters split into letters.
// Outcome: error RangeError /array length|limit/
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  return new Response(String("x".repeat(60_000_000).split("").length));
}
