// SPDX-License-Identifier: Apache-2.0
// Attack: Letters of which each becomes six.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome on V8: memory
// Outcome on V8: answers 180000000

export function onInvoke() {
  return new Response(String(escape("\u0800".repeat(30_000_000)).length));
}
