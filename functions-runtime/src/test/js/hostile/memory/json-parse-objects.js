// SPDX-License-Identifier: Apache-2.0
// Attack: A JSON text of two million objects.
// Outcome: memory
// Outcome: timed-out
// Outcome: error RangeError /array length|limit/
// Outcome: error RangeError /string length|repeat count|limit/

export function onInvoke() {
  return new Response(String(JSON.parse(`[${'{"a":{"b":[]}},'.repeat(2_000_000)}1]`).length));
}
