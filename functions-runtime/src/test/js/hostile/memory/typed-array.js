// SPDX-License-Identifier: Apache-2.0
// Attack: A typed array of two gigabytes.
// Outcome: error RangeError /allocation|typed array length|array length|limit/

export function onInvoke() {
  return new Response(String(new Uint8Array(2 ** 31 - 1).length));
}
