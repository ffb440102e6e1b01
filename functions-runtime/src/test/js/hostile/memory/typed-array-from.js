// SPDX-License-Identifier: Apache-2.0
// Attack: A typed array from something that pretends to be long.
// Outcome: error RangeError /allocation|typed array length|array length|limit/
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(Uint8Array.from({ length: 2 ** 31 }).length));
}
