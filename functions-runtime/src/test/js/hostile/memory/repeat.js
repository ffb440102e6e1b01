// SPDX-License-Identifier: Apache-2.0
// Attack: A string of a billion letters.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory

export function onInvoke() {
  return new Response("x".repeat(2 ** 30 - 30));
}
