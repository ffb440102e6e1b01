// SPDX-License-Identifier: Apache-2.0
// Attack: A string of as many letters as an array-like pretends to have.
// Outcome: error RangeError /array length|limit/

export function onInvoke() {
  return new Response(String.fromCharCode.apply(null, { length: 2 ** 30 }));
}
