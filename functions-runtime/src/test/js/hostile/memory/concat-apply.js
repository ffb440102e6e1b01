// SPDX-License-Identifier: Apache-2.0
// Attack: One call that concatenates a thousand strings of a million letters.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory

export function onInvoke() {
  return new Response("".concat(...new Array(1000).fill("x".repeat(1_000_000))));
}
