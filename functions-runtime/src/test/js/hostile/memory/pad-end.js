// SPDX-License-Identifier: Apache-2.0
// Attack: A string padded to half a billion letters.
// Outcome: error RangeError /string length|repeat count|limit/

export function onInvoke() {
  return new Response("x".padEnd(2 ** 29, "ab"));
}
