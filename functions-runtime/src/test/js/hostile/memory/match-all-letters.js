// SPDX-License-Identifier: Apache-2.0
// Attack: Every letter of sixty million as a match.
// Outcome: error RangeError /array length|limit/
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  return new Response(String("x".repeat(60_000_000).match(/x/g).length));
}
