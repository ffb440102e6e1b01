// SPDX-License-Identifier: Apache-2.0
// Attack: A JSON text of twenty-five million numbers.
// Outcome: memory
// Outcome: timed-out
// Outcome: error RangeError /array length|limit/
// Outcome: error RangeError /string length|repeat count|limit/

export function onInvoke() {
  return new Response(String(JSON.parse(`[${"1,".repeat(25_000_000)}1]`).length));
}
