// SPDX-License-Identifier: Apache-2.0
// Attack: Letters of which each becomes three in upper case.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  return new Response(String("\u0390".repeat(30_000_000).toUpperCase().length));
}
