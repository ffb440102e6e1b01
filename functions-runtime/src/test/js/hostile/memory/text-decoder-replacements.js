// SPDX-License-Identifier: Apache-2.0
// Attack: Bytes of which each becomes a replacement character of two bytes.
// Outcome: error RangeError /allocation|typed array length|array length|limit/
// Outcome on V8: memory
// Outcome on V8: error RangeError /allocation/

export function onInvoke() {
  return new Response(String(new TextDecoder().decode(new Uint8Array(100_000_000).fill(0xff)).length));
}
