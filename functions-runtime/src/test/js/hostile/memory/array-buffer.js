// SPDX-License-Identifier: Apache-2.0
// Attack: An ArrayBuffer of a gigabyte.
// Outcome: error RangeError /allocation|typed array length|array length|limit/
// Outcome: memory

export function onInvoke() {
  return new Response(String(new ArrayBuffer(2 ** 30).byteLength));
}
