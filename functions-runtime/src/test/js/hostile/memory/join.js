// SPDX-License-Identifier: Apache-2.0
// Attack: An array of holes joined with a long separator.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory

export function onInvoke() {
  return new Response(new Array(2 ** 22).join("0123456789".repeat(100)));
}
