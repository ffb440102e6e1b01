// SPDX-License-Identifier: Apache-2.0
// Attack: A text of five hundred million letters, taken to pieces.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory

export function onInvoke() {
  return new Response(String("x".repeat(500_000_000).split("").length));
}
