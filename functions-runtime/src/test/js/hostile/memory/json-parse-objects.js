// SPDX-License-Identifier: Apache-2.0
// Attack: A JSON text of two million objects.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome on V8: memory

export function onInvoke() {
  return new Response(String(JSON.parse(`[${'{"a":{"b":[]}},'.repeat(2_000_000)}1]`).length));
}
