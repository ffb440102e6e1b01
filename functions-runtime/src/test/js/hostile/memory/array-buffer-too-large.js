// SPDX-License-Identifier: Apache-2.0
// Attack: An ArrayBuffer of more bytes than any memory has.
// Outcome: error RangeError /allocation|typed array length|array length|limit/

export function onInvoke() {
  return new Response(String(new ArrayBuffer(2 ** 53 - 1).byteLength));
}
