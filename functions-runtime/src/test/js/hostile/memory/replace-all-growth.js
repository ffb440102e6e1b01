// SPDX-License-Identifier: Apache-2.0
// Attack: A plain replacement that makes a text ten thousand times as long.
// Outcome: error RangeError /string length|repeat count|limit/

export function onInvoke() {
  return new Response("x".repeat(100_000).replaceAll("x", "y".repeat(10_000)));
}
