// SPDX-License-Identifier: Apache-2.0
// Attack: A number of fifty million digits.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome on V8: answers Infinity

export function onInvoke() {
  return new Response(String(parseInt("7".repeat(50_000_000), 36)));
}
