// SPDX-License-Identifier: Apache-2.0
// Attack: A short array of long strings, joined many times over.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory

export function onInvoke() {
  const part = "x".repeat(1_000_000);
  return new Response(new Array(2000).fill(part).join(part));
}
