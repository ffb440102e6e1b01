// SPDX-License-Identifier: Apache-2.0
// Attack: A number of fifty million digits.
// Outcome: timed-out
// Outcome: memory
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: answers Infinity

export function onInvoke() {
  return new Response(String(parseInt("7".repeat(50_000_000), 36)));
}
