// SPDX-License-Identifier: Apache-2.0
// Attack: A list of a million names in words.
// Outcome: memory
// Outcome: timed-out
// Outcome: error RangeError /string length|repeat count|limit/

export function onInvoke() {
  return new Response(String(new Intl.ListFormat("en").format(new Array(1_000_000).fill("x".repeat(200))).length));
}
